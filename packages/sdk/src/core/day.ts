import type { Clock } from './platform.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The last moment that the wire's four-digit year can say. */
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59);

/** A moment as the wire writes it. A clock beyond all reason is held within what can be written. */
export const timestampOf = (at: number): string => new Date(writable(at)).toISOString();

const writable = (at: number) => Math.min(Math.max(at || 0, 0), lastMoment);

/** The calendar day in UTC of a moment, `YYYY-MM-DD`. */
export const dayOf = (at: number): string => timestampOf(at).slice(0, 10);

/** The same day of the month, so many months later; the last of a shorter month may become the first days of the next. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(day);
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOf(date.getTime());
}

export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

/** The clock that decides days: the machine's, set right by the server's time. */
export interface DayClock {
  now(): number;
  /** Milliseconds that the server's clock was ahead of the machine's, when that stood at a moment. */
  setOffset(milliseconds: number, at: number): void;
  /** The installation's first day: no clock that goes back goes back before it, since the collector takes nothing from then. */
  setFirstDay(day: string | undefined): void;
  /** The day that the machine's clock meant by this one, if it was as wrong then as it is now. */
  meantBy(day: string): string;
}

export function createDayClock(clock: Clock): DayClock {
  let offset = 0;
  let learnedAt = 0;
  let first = 0;

  /** A machine that begins in 1970 is set right a little later: then the offset would lead as far ahead as it was behind. */
  function isSetRight(now: number): boolean {
    const passed = now - learnedAt;
    return passed < -hourMs || (offset > 30 * dayMs && passed > offset / 2);
  }
  return {
    now: () => {
      const now = clock.now();
      // Held like its days: or every look at a clock beyond them would begin another one.
      return Math.max(writable(isSetRight(now) ? now : now + offset), first);
    },
    setOffset: (milliseconds, at) => {
      offset = milliseconds;
      learnedAt = at;
    },
    meantBy: (day) => dayOf(Date.parse(day) + dayMs / 2 + offset),
    setFirstDay: (day) => {
      first = day === undefined ? 0 : Date.parse(day);
    },
  };
}
