import { limits } from '@usance/protocol/limits';
import type { Allowed } from './allowed.ts';
import { dayOf, type DayClock } from './day.ts';
import type { Drop } from './drops.ts';
import type { Clock, Random } from './platform.ts';
import { openSession, type Session } from './session.ts';
import {
  isSameDay,
  moved,
  together,
  type Origin,
  type RecordedContext,
  type RecordedDay,
  type SessionRecord,
} from './session-record.ts';

/** Counts what this run of the program does, in one session or many. */
export interface Recorder {
  open(isContinued: boolean): Session;
  close(session: Session, end: 'exit' | 'crash'): void;
  setProperty(key: string, value: unknown): void;
  setLicense(license: RecordedContext['license']): void;
  /** What the collector does not have as it is. With `hand`, it may have it from now on. */
  pending(hand: boolean): SessionRecord[];
  /** What is over and waits for the next writing. */
  over(): readonly SessionRecord[];
  /** Adds up what is over, as far as it can be, if the sums can be written in place of what is written at once. */
  fold(write: () => boolean): void;
  /** Lets go of what is over, once it is kept elsewhere. */
  forget(kept: readonly SessionRecord[]): void;
  acknowledge(day: RecordedDay): void;
  /** The collector refused the record's date: what is in it is told of under this one. False if it is not here. */
  redate(record: SessionRecord, day: string): boolean;
  /** True if the collector may have something of what is recorded here. */
  isHanded(): boolean;
}

export interface RecorderOptions {
  clock: Clock;
  random: Random;
  dayClock: DayClock;
  idleAfterMs: number;
  allowed: Allowed;
  origin: Origin;
  app: RecordedContext['app'];
  /** Asked when the first record is made: it takes a moment that `init` does not have. */
  systemFacts: () => RecordedContext['system'];
  drop: Drop;
  /** Called when something changed that is to be written. */
  onChange: () => void;
}

/** What a session is recorded with. */
export interface Recording extends RecorderOptions {
  surroundings(): Pick<SessionRecord, 'origin' | 'context'>;
  onOver(record: SessionRecord): void;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { origin, app, allowed, drop, dayClock, systemFacts, onChange } = options;
  const running = new Set<Session>();
  const properties = new Map<string, string | number | boolean>();
  let over: SessionRecord[] = [];
  /** Records that were given to a send: others may go into them, but they into no other. */
  const handed = new WeakSet<SessionRecord>();
  let hasHanded = false;
  let license: RecordedContext['license'];
  let system: RecordedContext['system'];

  const recording: Recording = {
    ...options,
    surroundings: () => ({
      origin,
      context: { app, license, system: (system ??= systemFacts()), properties: Object.fromEntries(properties) },
    }),
    onOver: (record) => over.push(record),
  };
  const all = <Result>(act: (session: Session) => Result) => Array.from(running, act);

  return {
    open: (isContinued) => {
      const session = openSession(recording, isContinued);
      running.add(session);
      onChange();
      return session;
    },
    close: (session, end) => {
      session.end(end);
      running.delete(session);
      const records = session.pending(false);
      over.push(...records);
      if (session.isHanded()) for (const record of records) handed.add(record);
      onChange();
    },
    setProperty: (key, value) => {
      if (!allowed.purposes.includes('content')) return;
      const kept = value === undefined ? undefined : allowed.property(key, value, dayOf(dayClock.now()));
      if (kept === undefined && value !== undefined) return;
      all((session) => session.change());
      if (kept === undefined) properties.delete(key);
      else if (properties.size < limits.properties || properties.has(key)) properties.set(key, kept);
      else drop('over-limit', key);
    },
    setLicense: (next) => {
      all((session) => session.change());
      license = next;
    },
    pending: (hand) => {
      // Looking at the clock may find that a day is over.
      const current = all((session) => session.pending(hand)).flat();
      hasHanded ||= hand;
      if (hand) for (const record of over) handed.add(record);
      return [...over, ...current];
    },
    over: () => over,
    fold: (write) => {
      const before = over;
      over = [];
      for (const record of before) {
        const sum = handed.has(record) ? undefined : over.map((one) => together(one, record)).find(Boolean);
        if (sum === undefined) over.push(record);
        else over = over.map((one) => (isSameDay(one.day, sum.day) ? sum : one));
      }
      const folded = over.length;
      // Writing looks at the clock, and may find that a day is over.
      if (!write()) over = [...before, ...over.slice(folded)];
    },
    forget: (kept) => {
      over = over.filter((one) => !kept.includes(one));
    },
    acknowledge: (day) => {
      over = over.filter((one) => !isSameDay(one.day, day) || one.day.revision > day.revision);
      all((session) => session.acknowledge(day));
    },
    redate: (record, day) => {
      if (all((session) => session.redate(record.day, day)).includes(true)) return true;
      const isIt = (one: SessionRecord) => isSameDay(one.day, record.day);
      if (!over.some(isIt)) return false;
      if (day !== record.day.day) over = over.map((one) => (isIt(one) ? moved(one, day) : one));
      onChange();
      return true;
    },
    isHanded: () => hasHanded,
  };
}
