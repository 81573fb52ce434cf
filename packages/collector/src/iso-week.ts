import { dayNumber } from './days.ts';

/** The day number of the Monday on which an ISO 8601 week begins, written `YYYY-Www`; `undefined` if that year has no such week. */
export function mondayNumber(week: string): number | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d\d)$/.exec(week) ?? [];
  // The 4th of January is always in the first week.
  const fourth = dayNumber(`${year}-01-04`);
  const fourthOfNext = dayNumber(`${String(Number(year) + 1).padStart(4, '0')}-01-04`);
  if (fourth === undefined || fourthOfNext === undefined || Number(number) < 1) return undefined;
  const monday = mondayOf(fourth) + 7 * (Number(number) - 1);
  return monday < mondayOf(fourthOfNext) ? monday : undefined;
}

/** 1970-01-01, day 0, was a Thursday. */
const mondayOf = (day: number) => day - ((((day + 3) % 7) + 7) % 7);
