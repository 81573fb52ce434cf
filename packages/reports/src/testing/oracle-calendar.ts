/** The day so many days later, by a calendar of its own: no code that reports use. */
export function laterBy(days: number, day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day of the month so many months later, or that month's last day. */
export function monthsLater(months: number, day: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** The first day of the period that holds the day. */
export function periodAt(day: string, interval: 'day' | 'week' | 'month' | 'total', from: string): string {
  if (interval === 'total') return from;
  if (interval === 'month') return day.replace(/\d\d$/, '01');
  if (interval === 'day') return day;
  let monday = day;
  while (new Date(monday).getUTCDay() !== 1) monday = laterBy(-1, monday);
  return monday;
}
