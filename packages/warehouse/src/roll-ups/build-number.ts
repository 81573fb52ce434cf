import { randomInt } from 'node:crypto';

/** Tells apart two builds of the same epoch. Epoch and this together fit the whole numbers of JSON. */
export const buildsPerEpoch = 2 ** 20;

/** A new build that holds everything of the epoch and of all before it. */
export const newBuild = (epoch: number): number => epoch * buildsPerEpoch + randomInt(buildsPerEpoch);

/** The epoch up to which a build holds everything; 0 where there is no build. */
export const epochOf = (build: number): number => Math.floor(build / buildsPerEpoch);
