const dayMs = 86_400_000;

const textOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** Whether the calendar has such a day. */
export function isRealDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  // A 30 February is read as 2 March.
  return !Number.isNaN(at) && textOf(at) === day;
}

export const daysLater = (day: string, days: number): string => textOf(Date.parse(`${day}T00:00:00Z`) + days * dayMs);

/** The same day of a later month, or that month's last day where it is shorter. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return textOf(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)));
}

export const laterOf = (one: string, other: string | undefined): string =>
  other !== undefined && other > one ? other : one;
