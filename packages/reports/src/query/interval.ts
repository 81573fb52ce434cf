import { addDays, daysBetween } from './days.ts';

/** How a range is cut into periods. Weeks start on Monday; `total` is one period. */
export const intervals = ['day', 'week', 'month', 'total'] as const;
export type Interval = (typeof intervals)[number];

/** The first days of all periods that a range touches: the first may begin before the range does. */
export function periodsOf({ from, to, interval }: { from: string; to: string; interval: Interval }): string[] {
  if (interval === 'total') return [from];
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  return [...new Set(days.map((day) => periodOf(day, interval)))];
}

function periodOf(day: string, interval: Exclude<Interval, 'total'>): string {
  if (interval === 'day') return day;
  if (interval === 'month') return `${day.slice(0, 7)}-01`;
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -daysSinceMonday);
}
