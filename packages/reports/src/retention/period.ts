import { Type } from 'typebox';
import { addDays } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';

/** What cuts time into periods that follow each other; a range as a whole has no period before it. */
export type PeriodInterval = 'day' | 'week' | 'month';

export const periodParameter = Type.Enum(['day', 'week', 'month'], {
  default: 'week',
  description: 'The length of a period: day, week or month',
});

/** The first day of the period that holds the day. */
export function periodOf(day: string, interval: PeriodInterval): string {
  const [period = day] = periodsOf({ from: day, to: day, interval });
  return period;
}

/** The last day of the period that begins on the day. */
export function lastDayOf(period: string, interval: PeriodInterval): string {
  if (interval === 'day') return period;
  if (interval === 'week') return addDays(period, 6);
  const nextMonth = `${addDays(period, 31).slice(0, 7)}-01`;
  return addDays(nextMonth, -1);
}
