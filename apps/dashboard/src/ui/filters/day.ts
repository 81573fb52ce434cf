const dayMs = 86_400_000;

/** A UTC day as ISO text: `2026-11-23`. */
export type Day = string;

export function today(nowMs = Date.now()): Day {
  return new Date(nowMs).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another: 0 for the same. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The last day of the month that the day lies in. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Reads a day as the API does: `2026-11-23`, `-90d` (before today) or `today`; `undefined` for anything else. */
export function readDay(text: string, now: Day): Day | undefined {
  if (text === 'today') return now;
  const relative = /^-(\d{1,5})d$/.exec(text);
  if (relative) return addDays(now, -Number(relative[1]));
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay && today(Date.parse(text)) === text ? text : undefined;
}
