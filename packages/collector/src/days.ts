const dayMs = 86_400_000;

/** A day of the calendar, written `YYYY-MM-DD`, as its number since 1970-01-01, or `undefined` if there is no such day. */
export function dayNumber(day: string): number | undefined {
  const [, year, month, dayOfMonth] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  // A 30th of February would be the 1st or 2nd of March.
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? date.getTime() / dayMs : undefined;
}

export const dayNumberOf = (time: Date): number => Math.floor(time.getTime() / dayMs);

/** A day number as `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
