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
  /** Milliseconds that the server's clock is ahead of the machine's. */
  setOffset(milliseconds: number): void;
  /** The installation's first day: no clock that goes back goes back before it, since the collector takes nothing from then. */
  setFirstDay(day: string | undefined): void;
}

export function createDayClock(clock: Clock): DayClock {
  let offset = 0;
  let first = 0;
  return {
    // Held like its days: or every look at a clock beyond them would begin another one.
    now: () => Math.max(writable(clock.now() + offset), first),
    setOffset: (milliseconds) => {
      offset = milliseconds;
    },
    setFirstDay: (day) => {
      first = day === undefined ? 0 : Date.parse(day);
    },
  };
}
