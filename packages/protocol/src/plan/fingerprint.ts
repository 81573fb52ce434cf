import type { SystemField } from './system.ts';

/** Who looks like fewer than so many, himself among them, stands out. */
export const crowd = 10;

/** The largest share of a product's installations that may stand out by what is told of their systems. */
export const fingerprintBudget = 0.2;

/** How many installations a product is taken to have if its plan does not say. */
export const usualInstallations = 10_000;

/**
 * The share of installations that stand out: in a population made of the shares below, each field independent of the others, the chance
 * that fewer than nine others have the same values. What goes together in the world (a processor and its cores) counts as if it did not, so
 * that real populations stand out less, not more.
 */
export function standingOut(fields: readonly SystemField[], installations: number): number {
  let classes: Classes = new Map([[0, 1]]);
  for (const field of fields) classes = splitBy(classes, fieldClasses[field]);
  let share = 0;
  for (const [rarity, weight] of classes)
    share += weight * chanceOfFewer(crowd - 1, (installations - 1) * Math.exp(-rarity / stepsPerNat));
  return share;
}

/** Classes of equal rarity are held together: how rare, in steps of a logarithm, and what share of all is in such classes. */
type Classes = Map<number, number>;
const stepsPerNat = 10;

/** One in 10^13 is alone among any number of installations, and so is whoever is rarer. */
const rarest = 300;

function splitBy(classes: Classes, values: Classes): Classes {
  const split: Classes = new Map();
  for (const [rarity, weight] of classes)
    for (const [more, share] of values) {
      const rarer = Math.min(rarity + more, rarest);
      split.set(rarer, (split.get(rarer) ?? 0) + weight * share);
    }
  return split;
}

/** The chance that fewer than `count` come where `expected` are expected. */
function chanceOfFewer(count: number, expected: number): number {
  let [chance, sum] = [Math.exp(-expected), 0];
  for (let come = 0; come < count; come++) {
    sum += chance;
    chance *= expected / (come + 1);
  }
  return sum;
}

/** The more common ones of many, each less by its rank: as models of processors are. */
function ranked(count: number): number[] {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
  const sum = weights.reduce((one, other) => one + other);
  return weights.map((weight) => weight / sum);
}

/** How common each value is on machines that installed software runs on: rounded from public surveys, and good for an order of magnitude. */
export const shares: Readonly<Record<SystemField, readonly number[]>> = {
  os: [0.7, 0.2, 0.08, 0.01, 0.01],
  osVersion: [0.35, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0.01, 0.01],
  arch: [0.78, 0.2, 0.015, 0.005],
  cpu: ranked(400),
  cores: [0.3, 0.2, 0.12, 0.12, 0.12, 0.05, 0.04, 0.02, 0.01, 0.01, 0.01],
  memoryMb: [0.45, 0.25, 0.2, 0.05, 0.04, 0.007, 0.003],
  gpu: ranked(300),
  screen: ranked(60),
  displays: [0.65, 0.28, 0.06, 0.01],
  language: [0.45, 0.1, 0.08, 0.07, 0.06, 0.06, 0.04, 0.04, 0.03, 0.02, 0.015, 0.015, 0.01, 0.01],
  locale: ranked(150),
  runtime: [0.5, 0.25, 0.1, 0.06, 0.04, 0.03, 0.02],
  formFactor: [0.6, 0.35, 0.05],
  virtualMachine: [0.94, 0.06],
  container: [0.97, 0.03],
};

/** The shares of each field, those of one rarity together. */
const fieldClasses = Object.fromEntries(
  Object.entries(shares).map(([field, values]) => {
    const classes: Classes = new Map();
    for (const share of values) {
      const rarity = Math.round(-Math.log(share) * stepsPerNat);
      classes.set(rarity, (classes.get(rarity) ?? 0) + share);
    }
    return [field, classes];
  }),
) as Record<SystemField, Classes>; // of the same fields
