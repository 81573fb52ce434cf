import type { ReportQuery } from '../../data/reports.ts';
import { addDays, daysBetween, type Day } from '../filters/day.ts';
import {
  comparedRange,
  completePart,
  isDrawable,
  readableInterval,
  readRange,
  type Interval,
  type Range,
} from '../filters/range.ts';
import type { View } from '../filters/view.ts';

/** What the page asks, worked out once from its address. */
export interface Question {
  view: View;
  /** `undefined` if the address names no range; the server then says what is wrong with it. */
  range: Range | undefined;
  interval: Interval;
  /** What the main chart is split by, if by anything. */
  by: string | undefined;
  isNarrow: boolean;
  /** The range to draw beside it. */
  compared: Range | undefined;
  /** Parameters that every report gets. */
  base: ReportQuery;
}

export interface QuestionOptions {
  now: Day;
  isNarrow: boolean;
  /** What the page is split by unless its address says otherwise. */
  by?: string | undefined;
}

export function questionOf(view: View, { now, isNarrow, by }: QuestionOptions): Question {
  const range = readRange(view.from, view.to, now);
  const chosenBy = view.by ?? by;
  const readable = range ? readableInterval(range, isNarrow) : 'day';
  return {
    view,
    range,
    interval: view.interval && range && isDrawable(range, view.interval) ? view.interval : readable,
    by: chosenBy === 'none' ? undefined : chosenBy,
    isNarrow,
    compared: range && comparedRange(range, view.compare),
    base: { ...view.filters, from: view.from, to: view.to },
  };
}

/** The same question about other days; `undefined` where there are none to ask about. */
export function forDays(base: ReportQuery, range: Range | undefined): ReportQuery | undefined {
  return range && { ...base, from: range.from, to: range.to };
}

export function isBeforeAnything(compared: Range, firstDay: Day | null): boolean {
  return firstDay === null || compared.from < firstDay;
}

/**
 * The two ranges that a change in percent compares. Only days whose numbers are final, since a day still coming in would
 * look like a fall; and as many of them on either side; and never with days
 * from before the product had any data, since from nothing everything grows.
 */
export function changeRanges(
  { range, compared }: Question,
  { provisionalFrom, firstDay }: { provisionalFrom: Day | null; firstDay: Day | null },
): { complete: Range | undefined; before: Range | undefined } {
  const complete = range && compared && completePart(range, provisionalFrom);
  if (!complete || isBeforeAnything(compared, firstDay)) return { complete: undefined, before: undefined };
  const days = daysBetween(complete.from, complete.to);
  return { complete, before: { from: compared.from, to: addDays(compared.from, days) } };
}
