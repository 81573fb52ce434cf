import type { Context, Exception } from '@usance/protocol';
import { dayMs, dayOf } from './day.ts';
import type { Clock } from './platform.ts';
import { wireUses, type SessionRecord, type Uses } from './session-record.ts';

/** The session day that is being recorded. */
export interface LiveDay {
  readonly session: string;
  readonly day: string;
  /** First moment of the day, and the first moment after it, in milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly continued: boolean;
  readonly localHour: number;
  readonly localWeekday: number;
  readonly uses: Uses;
  readonly exceptions: Exception[];
  context: Context;
  milliseconds: number;
  ended: boolean;
  crashed: boolean;
  revision: number;
  /** The highest revision that was given to a send. Its state must never change again. */
  handed: number;
  acknowledged: number;
}

export interface Opening {
  session: string;
  now: number;
  continued: boolean;
  context: Context;
}

export function openLiveDay({ session, now, continued, context }: Opening, clock: Clock): LiveDay {
  const day = dayOf(now);
  const startsAt = Date.parse(day);
  const { hour, weekday } = clock.local(clock.now());
  return {
    session,
    day,
    startsAt,
    endsAt: startsAt + dayMs,
    continued,
    localHour: hour,
    localWeekday: weekday,
    uses: new Map(),
    exceptions: [],
    context,
    milliseconds: 0,
    ended: false,
    crashed: false,
    revision: 1,
    handed: 0,
    acknowledged: 0,
  };
}

/** The same day under another session and date: what the collector refused for its date has not been counted yet. */
export const redated = (live: LiveDay, opening: Opening, clock: Clock): LiveDay => ({
  ...live,
  ...pick(openLiveDay(opening, clock)),
});

/** To be called before every change: a revision that was given to a send stays what it was. */
export function beginChange(live: LiveDay): void {
  if (live.handed >= live.revision) live.revision = live.handed + 1;
}

export const secondsOf = ({ milliseconds }: LiveDay): number => Math.min(Math.round(milliseconds / 1000), 86_400);

export function recordOf(live: LiveDay): SessionRecord {
  const { session, day, revision, continued, localHour, localWeekday, ended, crashed, uses, exceptions } = live;
  return {
    sessionDay: {
      session,
      day,
      revision,
      continued,
      seconds: secondsOf(live),
      localHour,
      localWeekday,
      ended,
      crashed,
      ...(uses.size > 0 && { uses: wireUses(uses) }),
      ...(exceptions.length > 0 && { exceptions: [...exceptions] }),
    },
    context: live.context,
    acknowledged: live.acknowledged,
  };
}

const pick = ({ session, day, startsAt, endsAt, continued, revision, handed, acknowledged }: LiveDay) => ({
  session,
  day,
  startsAt,
  endsAt,
  continued,
  revision,
  handed,
  acknowledged,
});
