import type { Use } from '@usance/protocol';
import type { Habit } from './habits.ts';
import type { Random } from './random.ts';
import type { Release } from './releases.ts';

/** A feature of the simulated product, and who uses it how much. */
interface Feature {
  name: string;
  /** Share of the people who ever take to it. */
  reach: number;
  /** Chance that one of them uses it on a session day. */
  often: number;
  /** Uses on such a day, on average, beyond the first. */
  times: number;
  /** Growth (or decline, below 0) of `often` from the first simulated day to the last. */
  trend?: number;
  /** The release that brought it. */
  since?: { major: number; minor: number };
  /** Only in paid editions and trials. */
  isPaid?: true;
  /** Mean of the number that each use adds. */
  adds?: number;
  favours?: Habit['name'];
}

const features: readonly Feature[] = [
  { name: 'Edit/Find', reach: 0.92, often: 0.6, times: 5 },
  { name: 'Spelling/Check', reach: 0.75, often: 0.66, times: 9 },
  { name: 'Edit/Replace', reach: 0.48, often: 0.34, times: 2 },
  { name: 'View/Outline', reach: 0.52, often: 0.5, times: 2, trend: 0.25 },
  { name: 'View/Focus mode', reach: 0.38, often: 0.48, times: 1, favours: 'hobby' },
  { name: 'Export/PDF', reach: 0.6, often: 0.28, times: 1.2, favours: 'office' },
  { name: 'Export/Word', reach: 0.35, often: 0.26, times: 1, favours: 'office', trend: -0.45 },
  { name: 'Import/Markdown', reach: 0.2, often: 0.2, times: 0.5, adds: 1_850 },
  { name: 'Sync/Push', reach: 0.8, often: 0.8, times: 6, isPaid: true, adds: 42 },
  { name: 'Comments/Add', reach: 0.34, often: 0.3, times: 4, isPaid: true, favours: 'office' },
  { name: 'Share/Link', reach: 0.4, often: 0.22, times: 0.7, since: { major: 2, minor: 5 }, trend: 0.5 },
  { name: 'Assistant/Rewrite', reach: 0.55, often: 0.2, times: 4, since: { major: 3, minor: 0 }, trend: 1.4 },
];

/** Names of all features. */
export const featureNames: readonly string[] = features.map(({ name }) => name);

/** The features that this person ever takes to. */
export type Taste = readonly boolean[];

export function drawTaste(habit: Habit, random: Random): Taste {
  return features.map(({ reach, favours }) =>
    random.chance(favours === undefined ? reach : favours === habit.name ? Math.min(1, reach * 1.5) : reach * 0.6),
  );
}

/** What the moment allows: the release in use, whether the edition is a paid one, and how far the simulation has come (0 to 1). */
export interface Moment {
  release: Release;
  isPaid: boolean;
  progress: number;
}

/** What one session day used. */
export function drawUses(taste: Taste, { release, isPaid, progress }: Moment, random: Random): Use[] {
  const uses: Use[] = [];
  features.forEach((feature, at) => {
    if (taste[at] !== true || (feature.isPaid && !isPaid) || !has(release, feature)) return;
    if (!random.chance(feature.often * (1 + (feature.trend ?? 0) * progress))) return;
    const times = 1 + random.count(feature.times);
    if (feature.adds === undefined) uses.push([feature.name, times]);
    else uses.push([feature.name, times, Math.round(times * feature.adds * (0.2 + 1.6 * random.fraction()))]);
  });
  return uses;
}

function has({ major, minor }: Release, { since }: Feature): boolean {
  return since === undefined || major > since.major || (major === since.major && minor >= since.minor);
}
