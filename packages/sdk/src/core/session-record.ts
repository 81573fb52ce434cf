import type { Context, Event, Exception, Purpose, SessionDay, Sync, Use } from './wire.ts';
import { limits } from '@usance/protocol/limits';
import { isDay } from './day.ts';
import { isObject } from './text.ts';

/** Whose a record is, as it goes into the envelope of a sync. */
export interface Origin {
  installation: string;
  environment: NonNullable<Sync['environment']>;
  kind: NonNullable<Sync['kind']>;
}

/** A session day with the context it ran in, as it waits on the disk. */
export interface SessionRecord {
  origin: Origin;
  context: RecordedContext;
  day: RecordedDay;
}

/** The wire's context; what is not known in it is `undefined`, which is not written. */
export interface RecordedContext {
  app: Loose<Context['app']> | undefined;
  license: Loose<Context['license']> | undefined;
  system: Loose<Context['system']> | undefined;
  properties: NonNullable<Context['properties']>;
}

type Loose<T> = { [Name in keyof T]: T[Name] | undefined };

/** The wire's session day with all lists in it, and its context beside it. */
export interface RecordedDay extends Omit<SessionDay, 'context'> {
  sessions: number;
  uses: Use[];
  events: Event[];
  exceptions: Exception[];
}

export const isSameDay = (one: RecordedDay, other: RecordedDay): boolean =>
  one.session === other.session && one.day === other.day;

/**
 * The record under another day. The name of its session follows from what it was: two processes that move copies of one record tell of
 * one session.
 */
export const moved = ({ day, ...rest }: SessionRecord, to: string): SessionRecord => ({
  ...rest,
  day: { ...day, session: day.day.replaceAll('-', '') + day.session.slice(8), day: to },
});

/**
 * The record without what the purposes do not allow. If something went, the revision grows: what the collector may have under
 * the old one is replaced.
 */
export function stripped(record: SessionRecord, purposes: readonly Purpose[]): SessionRecord {
  const before = JSON.stringify(record);
  const kept = JSON.parse(before) as SessionRecord; // what was written is read back
  const { day, context } = kept;
  if (!purposes.includes('usage')) day.uses = day.events = [];
  if (!purposes.includes('diagnostics')) day.exceptions = [];
  if (!purposes.includes('content')) {
    context.properties = {};
    for (const event of day.events) delete event.attributes;
  }
  if (JSON.stringify(kept) !== before) day.revision++;
  return kept;
}

/**
 * Both as one record, under the session of the first: finished sessions that began in the same hour and ran in the same context say
 * together what they would say one by one. `undefined` where they would not: those that hold something dated, crashed, or went over
 * midnight stay alone. The second must never have been given to a send, or it would count twice.
 */
export function together(one: SessionRecord, other: SessionRecord): SessionRecord | undefined {
  const { origin, context, day } = one;
  const uses = new Map<string, Use>();
  for (const [name, count, total] of [...day.uses, ...other.day.uses]) {
    const [, counted = 0, summed] = uses.get(name) ?? [];
    const sum = counted + count;
    uses.set(
      name,
      total === undefined && summed === undefined ? [name, sum] : [name, sum, (summed ?? 0) + (total ?? 0)],
    );
  }
  const sessions = day.sessions + other.day.sessions;
  const seconds = day.seconds + other.day.seconds;
  const isTooMuch =
    uses.size > limits.uses ||
    sessions > limits.mergedSessions ||
    seconds > limits.seconds ||
    [...uses.values()].some(([, count, total = 0]) => count > limits.count || Math.abs(total) > limits.total);
  if (likeness(one) !== likeness(other) || isTooMuch) return undefined;
  return { origin, context, day: { ...day, revision: day.revision + 1, sessions, seconds, uses: [...uses.values()] } };
}

/** Not a number, and so like nothing else, for what must stay alone. */
const likeness = ({ origin, context, day }: SessionRecord) =>
  day.ended && !day.crashed && !day.continued && day.events.length + day.exceptions.length === 0
    ? JSON.stringify([origin, context, day.day, day.localHour, day.localWeekday])
    : NaN;

/** True for a record as this SDK writes it; a file may be damaged, or from another version. */
export function isSessionRecord(value: unknown): value is SessionRecord {
  if (!isObject(value) || !isObject(value.day) || !isObject(value.context) || !isObject(value.origin)) return false;
  const { day, revision, uses, events, exceptions } = value.day;
  return isDay(day) && Number.isInteger(revision) && [uses, events, exceptions].every(Array.isArray);
}
