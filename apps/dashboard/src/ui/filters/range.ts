import { addDays, daysBetween, endOfMonth, readDay, type Day } from './day.ts';

/** Days from one to another, both included. */
export interface Range {
  from: Day;
  to: Day;
}
export const intervals = ['day', 'week', 'month'] as const;
export type Interval = (typeof intervals)[number];
export const comparisons = ['previous', 'year', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

/** Lengths in days that are one click away. */
export const presets = [7, 30, 90, 180, 365] as const;

/** The longest axis that a chart draws. */
const mostPeriods = 1_000;

export function readRange(from: string, to: string, now: Day): Range | undefined {
  const first = readDay(from, now);
  const last = readDay(to, now);
  return first === undefined || last === undefined || first > last ? undefined : { from: first, to: last };
}

export function lengthOf({ from, to }: Range): number {
  return daysBetween(from, to) + 1;
}

/** A range as the address says it: relative where it ends today, so that the link stays true tomorrow. */
export function writeRange({ from, to }: Range, now: Day): { from: string; to: string } {
  if (to !== now) return { from, to };
  return { from: `-${daysBetween(from, now)}d`, to: 'today' };
}

export function shift({ from, to }: Range, days: number): Range {
  return { from: addDays(from, days), to: addDays(to, days) };
}

/**
 * The range to compare with. A range of a week or more moves by whole weeks: software rests at weekends, and a Monday
 * compared with a Sunday says nothing.
 */
export function comparedRange(range: Range, comparison: Comparison): Range | undefined {
  if (comparison === 'none') return undefined;
  if (comparison === 'year') return shift(range, -364);
  const length = lengthOf(range);
  return shift(range, -(length < 7 ? length : Math.ceil(length / 7) * 7));
}

/** The interval at which a range reads well: about 120 points at most, half as many where there is little room. */
export function readableInterval(range: Range, isNarrow: boolean): Interval {
  const days = lengthOf(range);
  if (days <= (isNarrow ? 45 : 120)) return 'day';
  return days <= (isNarrow ? 365 : 731) ? 'week' : 'month';
}

/** Whether a chart can draw a range in an interval. */
export function isDrawable(range: Range, interval: Interval): boolean {
  const days = lengthOf(range);
  return days / { day: 1, week: 7, month: 28 }[interval] <= mostPeriods;
}

/** The last day of a period that begins on a day. */
export function endOf(period: Day, interval: Interval): Day {
  if (interval === 'day') return period;
  return interval === 'week' ? addDays(period, 6) : endOfMonth(period);
}

/** Whether a period's number will still change, or covers only a part of the period because the range cuts it. */
export function isIncomplete(
  period: Day,
  { interval, range, provisionalFrom }: { interval: Interval; range: Range; provisionalFrom: Day | null },
): boolean {
  const end = endOf(period, interval);
  const isCut = period < range.from || end > range.to;
  return isCut || (provisionalFrom !== null && end >= provisionalFrom);
}

/** The part of a range whose numbers will not change any more; `undefined` if there is none. */
export function completePart(range: Range, provisionalFrom: Day | null): Range | undefined {
  if (provisionalFrom === null || provisionalFrom > range.to) return range;
  return provisionalFrom <= range.from ? undefined : { from: range.from, to: addDays(provisionalFrom, -1) };
}
