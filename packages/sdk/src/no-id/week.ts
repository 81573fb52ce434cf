import { dayMs } from '../core/day.ts';
import type { Week } from '../core/wire.ts';

/** The Monday of a day's week, in milliseconds since 1970. */
export function mondayOf(at: number): number {
  const midnight = at - (at % dayMs);
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * dayMs;
}

/** The ISO 8601 week that begins on this Monday, `YYYY-Www`: it belongs to the year in which its Thursday lies. */
export function weekName(monday: number): string {
  const thursday = new Date(monday + 3 * dayMs);
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / dayMs;
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** How long ago an installation's first week was, in steps so wide that they single nobody out. */
export function cohortOf(monday: number, firstMonday: number): Week['cohort'] {
  const weeks = Math.max(0, Math.round((monday - firstMonday) / (7 * dayMs)));
  const [, name = 'over a year'] = steps.find(([below]) => weeks < below) ?? [];
  return name;
}

const steps: readonly (readonly [belowWeeks: number, name: Week['cohort']])[] = [
  [1, 'first week'],
  [5, '1-4 weeks'],
  [9, '5-8 weeks'],
  [27, '9-26 weeks'],
  [53, '27-52 weeks'],
];
