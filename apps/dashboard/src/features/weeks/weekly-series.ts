import type { Release } from '@usance/api';
import { periodsOf } from '../../ui/charts/trend.ts';
import type { Period } from '../../ui/charts/series.ts';
import { addDays, type Day } from '../../ui/filters/day.ts';
import { endOf } from '../../ui/filters/range.ts';
import type { Format } from '../../ui/format/format.ts';

/** Of what a weekly report tells, what has a card of its own. */
export const weeklyDimensions = ['version', 'os', 'cohort', 'activeDays', 'country', 'language'] as const;
export type WeeklyDimension = (typeof weeklyDimensions)[number];

/** Since when an installation is there, as a report says it, the youngest first; each with the key of its text. */
export const cohorts = {
  'first week': 'first',
  '1-4 weeks': 'to4',
  '5-8 weeks': 'to8',
  '9-26 weeks': 'to26',
  '27-52 weeks': 'to52',
  'over a year': 'over',
} as const;

/** Every Monday from the first week with a report to the last: a week without any is nothing, and must be seen as that. */
export function mondaysOf(rows: readonly { period: Day }[]): Day[] {
  const seen = rows.map(({ period }) => period).toSorted();
  const [first, last] = [seen[0], seen.at(-1)];
  const mondays: Day[] = [];
  for (let day = first; day !== undefined && last !== undefined && day <= last; day = addDays(day, 7))
    mondays.push(day);
  return mondays;
}

interface AxisOptions {
  provisionalFrom: string | null;
  format: Format;
  releases: readonly Release[] | undefined;
}

/** The weeks as the axis of a chart. A week counts whole where its Monday lies in the range, so that none is cut. */
export function weeksOf(mondays: readonly Day[], options: AxisOptions): Period[] {
  const [first = '', last = ''] = [mondays[0], mondays.at(-1)];
  return periodsOf(mondays, { from: first, to: last && endOf(last, 'week') }, { interval: 'week', ...options });
}
