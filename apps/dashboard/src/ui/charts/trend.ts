import type { Release } from '@usance/api';
import { withReleases } from './releases.ts';
import type { Period, Series } from './series.ts';
import { addDays } from '../filters/day.ts';
import { isIncomplete, type Interval, type Range } from '../filters/range.ts';
import type { Format } from '../format/format.ts';
import { colorsOf, isOrdered } from './value-colors.ts';

/** Names a period: short for the axis, in full for reading. */
export function periodText(period: string, interval: Interval, format: Format): { tick: string; title: string } {
  if (interval === 'month') return { tick: format.month(period), title: format.monthLong(period) };
  if (interval === 'week') return { tick: format.day(period), title: format.span(period, addDays(period, 6)) };
  return { tick: format.day(period), title: format.dayWithWeekday(period) };
}

interface PeriodOptions {
  interval: Interval;
  provisionalFrom: string | null;
  format: Format;
  /** Versions to be marked on their day. */
  releases?: readonly Release[] | undefined;
}

export function periodsOf(starts: readonly string[], range: Range, options: PeriodOptions): Period[] {
  const { interval, provisionalFrom, format, releases } = options;
  const periods = starts.map((start) => ({
    start,
    ...periodText(start, interval, format),
    isIncomplete: isIncomplete(start, { interval, range, provisionalFrom }),
  }));
  return withReleases(periods, releases, interval);
}

/** How many have a value in a period. */
export interface SplitRow {
  period?: string;
  value: string;
  installations: number;
}
export interface SplitOptions {
  dimension: string;
  kind: string;
  periods: readonly Period[];
  /** All known values, most used first: they decide which colour belongs to which value, whatever the filter. */
  known: readonly string[];
  name: (value: string) => string;
}

/** One series for each value, drawn from the bottom up; periods in which a value did not occur are 0. */
export function seriesOf(rows: readonly SplitRow[], { dimension, kind, periods, known, name }: SplitOptions): Series[] {
  const indexOf = new Map(periods.map(({ start }, index) => [start, index]));
  const counts = new Map<string, number[]>();
  for (const { period, value, installations } of rows) {
    const index = period === undefined ? undefined : indexOf.get(period);
    if (index === undefined) continue;
    const values = counts.get(value) ?? periods.map(() => 0);
    values[index] = installations;
    counts.set(value, values);
  }
  const order = drawingOrder(counts, isOrdered(kind));
  const colors = colorsOf(order, { isOrdered: isOrdered(kind), known });
  return order.map((value) => ({
    key: `${dimension}=${value}`,
    label: name(value),
    color: colors.get(value) ?? 'var(--c-other)',
    values: counts.get(value) ?? [],
  }));
}

/** Values of a report's own making come first, so that they lie at the bottom where versions are stacked by age. */
function drawingOrder(counts: ReadonlyMap<string, readonly number[]>, isByValue: boolean): string[] {
  const own = [...counts.keys()].filter((value) => value.startsWith('('));
  const real = [...counts.keys()].filter((value) => !value.startsWith('('));
  if (isByValue) return [...own, ...real.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))];
  const sum = (value: string) => (counts.get(value) ?? []).reduce((total, count) => total + count, 0);
  return [...real.toSorted((a, b) => sum(b) - sum(a)), ...own];
}
