import type { Release } from '@usance/api';
import { endOf, type Interval } from '../filters/range.ts';
import type { Period } from './series.ts';

/** Marks that are nearer to each other become one. */
const nearestPx = 34;

/** The periods with the versions that came out in them, the oldest first. */
export function withReleases(
  periods: readonly Period[],
  releases: readonly Pick<Release, 'day' | 'version'>[] | undefined,
  interval: Interval,
): Period[] {
  const sorted = (releases ?? []).toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return periods.map((period) => {
    const end = endOf(period.start, interval);
    const versions = sorted.filter(({ day }) => day >= period.start && day <= end).map(({ version }) => version);
    return versions.length === 0 ? period : { ...period, releases: versions };
  });
}

export const hasReleases = (periods: readonly Period[]): boolean => periods.some(({ releases }) => releases);

/** One mark over a chart: where it stands, and the versions that it stands for. */
export interface ReleaseMark {
  x: number;
  versions: readonly string[];
}

/** Where releases are marked; those that would lie over each other share the place of the first. */
export function releaseMarks(periods: readonly Period[], x: (index: number) => number): ReleaseMark[] {
  const marks: { x: number; versions: string[] }[] = [];
  for (const [index, { releases }] of periods.entries()) {
    if (!releases) continue;
    const last = marks.at(-1);
    if (last && x(index) - last.x < nearestPx) last.versions.push(...releases);
    else marks.push({ x: x(index), versions: [...releases] });
  }
  return marks;
}
