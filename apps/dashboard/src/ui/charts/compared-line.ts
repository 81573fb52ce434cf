import { addDays, daysBetween, type Day } from '../filters/day.ts';
import type { Question } from '../report/question.ts';
import type { Line } from './line-layout.ts';
import type { Period } from './series.ts';

/**
 * The range that is compared with, as a line over the periods of the one that is asked about: each period beside the one that lies as many days
 * before it as the ranges do. Where nothing was measured then, the line is broken. No line if nothing is compared.
 */
export function comparedLine(
  { range, compared }: Pick<Question, 'range' | 'compared'>,
  {
    periods,
    valueOf,
    label,
  }: { periods: readonly Period[]; valueOf: ReadonlyMap<Day, number | undefined>; label: string },
): Line[] {
  if (!range || !compared || valueOf.size === 0) return [];
  const apart = daysBetween(compared.from, range.from);
  const values = periods.map(({ start }) => valueOf.get(addDays(start, -apart)));
  return [{ key: 'compared', label, color: 'var(--text-3)', values, isQuiet: true, isCompared: true }];
}
