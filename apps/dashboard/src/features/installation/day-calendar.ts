import { addDays, daysBetween } from '../../ui/filters/day.ts';

/** A square of the calendar. */
export interface CalendarDay {
  day: string;
  /** How many columns from the left; a column is a week. */
  week: number;
  /** From Monday (0) to Sunday (6). */
  weekday: number;
  seconds: number;
  hasSession: boolean;
}

/** Whole weeks that the calendar shows: a year. */
export const calendarWeeks = 53;

/** The days of the last year before the last session day, from a Monday on. Sessions of one day are added up. */
export function calendarOf(sessionDays: readonly { day: string; seconds: number }[], lastDay: string): CalendarDay[] {
  const secondsOn = new Map<string, number>();
  for (const { day, seconds } of sessionDays) secondsOn.set(day, (secondsOn.get(day) ?? 0) + seconds);
  const start = addDays(lastDay, -weekdayOf(lastDay) - (calendarWeeks - 1) * 7);
  return Array.from({ length: daysBetween(start, lastDay) + 1 }, (_, index) => {
    const day = addDays(start, index);
    const seconds = secondsOn.get(day);
    return {
      day,
      week: Math.floor(index / 7),
      weekday: index % 7,
      seconds: seconds ?? 0,
      hasSession: seconds !== undefined,
    };
  });
}

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: string) => (daysBetween('1970-01-01', day) + 3) % 7;
