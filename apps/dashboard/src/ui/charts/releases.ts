import type { Release } from '@usance/api';
import { endOf, type Interval } from '../filters/range.ts';
import type { Period } from './series.ts';

/** A letter of a version, the narrowest version, and the words for several, with some room between two of them. */
const room = { letterPx: 7, leastPx: 28, severalPx: 64, betweenPx: 6 };

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

/** Where releases are marked; those whose names would lie over each other share the place of the first. */
export function releaseMarks(periods: readonly Period[], x: (index: number) => number): ReleaseMark[] {
  const marks: { x: number; versions: string[] }[] = [];
  for (const [index, { releases }] of periods.entries()) {
    if (!releases) continue;
    marks.push({ x: x(index), versions: [...releases] });
    // What became one is wider than its parts were, and may reach the one before it.
    for (let last = marks.at(-1), before = marks.at(-2); last && before && isNear(before, last);) {
      before.versions.push(...last.versions);
      marks.pop();
      [last, before] = [marks.at(-1), marks.at(-2)];
    }
  }
  return marks;
}

const isNear = (before: ReleaseMark, last: ReleaseMark): boolean =>
  last.x - before.x < (widthOf(before) + widthOf(last)) / 2 + room.betweenPx;

const widthOf = ({ versions }: ReleaseMark): number =>
  versions.length > 1 ? room.severalPx : Math.max(room.leastPx, (versions[0] ?? '').length * room.letterPx);
