import type { Context, Exception, Purpose } from '@usance/protocol';
import { limits } from '@usance/protocol/limits';
import { hourMs, type DayClock } from './day.ts';
import type { DropCounter } from './drops.ts';
import { beginChange, openLiveDay, recordOf, redated, secondsOf, type LiveDay } from './live-day.ts';
import type { Clock, Random } from './platform.ts';
import { isPending, type SessionRecord } from './session-record.ts';
import { isName, isText } from './text.ts';

/** Counts what one run of the program does, one UTC day at a time. */
export interface Recorder {
  track(feature: string, value?: number): void;
  /** `undefined` takes the property away. */
  setProperty(key: string, value: PropertyValue | undefined): void;
  setLicense(license: NonNullable<Context['license']> | undefined): void;
  addException(exception: Omit<Exception, 'seq' | 'hour'>): void;
  /** Counts the time that passed, and begins a new session day after midnight. */
  advance(): void;
  end(end: 'exit' | 'crash'): void;
  /** Days that are over, and the current one last. */
  records(): SessionRecord[];
  /** Lets go of days that are over, once they are kept elsewhere. */
  forget(over: readonly SessionRecord[]): void;
  /** The current day if the collector does not have it yet. From now on its revision means this state and no other. */
  hand(): SessionRecord | undefined;
  /** Leaves the current revision to a copy on the disk that may be older than what is counted. */
  skipRevision(): void;
  acknowledge(sessionDay: SessionRecord['sessionDay']): void;
  /** The collector refused the day's date: what is in it moves to the right one, if the clock knows better by now. */
  redate(sessionDay: SessionRecord['sessionDay']): void;
}

export type PropertyValue = string | number | boolean;

export interface Recording {
  clock: Clock;
  dayClock: DayClock;
  random: Random;
  purposes: readonly Purpose[];
  /** The context without properties, which a recorder begins without. */
  context: Context;
  /** True if this recorder goes on with a session that another one began. */
  continued: boolean;
  drops: DropCounter;
  /** Called whenever something changed that is to be kept. */
  onChange: () => void;
}

export function createRecorder(recording: Recording): Recorder {
  const { clock, dayClock, random, drops, onChange } = recording;
  const may = (purpose: Purpose) => recording.purposes.includes(purpose);
  let lastNow = dayClock.now();
  let lastMonotonic = clock.monotonic();
  let over: SessionRecord[] = [];
  let live = openLiveDay(
    { session: random.uuid(), now: lastNow, continued: recording.continued, context: recording.context },
    clock,
  );

  function changing(): LiveDay {
    const now = dayClock.now();
    if (isOutside(live, now)) advance();
    beginChange(live);
    onChange();
    return live;
  }

  function advance(): void {
    const now = dayClock.now();
    const monotonic = clock.monotonic();
    const passed = Math.max(0, monotonic - lastMonotonic);
    if (now >= live.endsAt) {
      // Time that a machine slept through is in no day; what was left of the old day bounds its share.
      const sinceMidnight = Math.min(passed, now % (24 * hourMs));
      spend(Math.min(passed - sinceMidnight, Math.max(0, live.endsAt - lastNow)));
      openNext(live.session, now);
      spend(sinceMidnight);
    } else if (isOutside(live, now)) {
      spend(passed);
      // The clock went back. The collector may have that day of this session already, so it goes on under another.
      openNext(random.uuid(), now);
    } else spend(passed);
    lastNow = now;
    lastMonotonic = monotonic;
  }

  function openNext(session: string, now: number): void {
    over.push(recordOf(live));
    live = openLiveDay({ session, now, continued: true, context: live.context }, clock);
  }

  function spend(milliseconds: number): void {
    const seconds = secondsOf(live);
    live.milliseconds += milliseconds;
    if (secondsOf(live) === seconds) return;
    live.milliseconds -= milliseconds;
    beginChange(live);
    live.milliseconds += milliseconds;
  }

  return {
    track: (feature, value) => {
      if (!may('usage')) return;
      if (value !== undefined && !(typeof value === 'number' && Math.abs(value) <= limits.total))
        return drops.add('invalid-number');
      // Looked up before it is checked: what is in the map was checked when it came.
      let use = isOutside(live, dayClock.now()) ? undefined : live.uses.get(feature);
      if (use === undefined && !isName(feature)) return drops.add('invalid-name');
      const { uses } = changing();
      use = uses.get(feature);
      if (use === undefined) {
        if (uses.size >= limits.uses) return drops.add('over-limit');
        uses.set(feature, (use = { count: 0 }));
      }
      use.count = Math.min(use.count + 1, limits.count);
      if (value !== undefined) use.total = within((use.total ?? 0) + value, limits.total);
    },
    setProperty: (key, value) => {
      if (!may('content')) return;
      if (!isText(key, limits.propertyKeyLength) || (value !== undefined && !isPropertyValue(value)))
        return drops.add('invalid-value');
      const kept = new Map(Object.entries(live.context.properties ?? {}));
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
      if (kept.size > limits.properties) return drops.add('over-limit');
      const { properties: _replaced, ...context } = live.context;
      changing().context = kept.size === 0 ? context : { ...context, properties: Object.fromEntries(kept) };
    },
    setLicense: (license) => {
      const { license: _replaced, ...context } = live.context;
      changing().context = license === undefined ? context : { ...context, license };
    },
    addException: (exception) => {
      if (!may('diagnostics')) return;
      const { exceptions } = changing();
      if (exceptions.length >= limits.exceptions) return drops.add('over-limit');
      const hour = new Date(dayClock.now()).getUTCHours();
      exceptions.push({ seq: exceptions.length + 1, hour, ...exception });
    },
    advance,
    end: (end) => {
      advance();
      beginChange(live);
      live.ended = true;
      live.crashed ||= end === 'crash';
    },
    records: () => [...over, recordOf(live)],
    forget: (kept) => {
      over = over.filter(({ sessionDay }) => !kept.some((one) => isSame(one.sessionDay, sessionDay)));
    },
    hand: () => {
      const record = recordOf(live);
      if (!isPending(record)) return undefined;
      live.handed = live.revision;
      return record;
    },
    skipRevision: () => {
      live.revision += 1;
    },
    acknowledge: (sessionDay) => {
      if (isSame(sessionDay, live)) live.acknowledged = Math.max(live.acknowledged, sessionDay.revision);
    },
    redate: (sessionDay) => {
      const now = dayClock.now();
      if (!isSame(sessionDay, live) || !isOutside(live, now)) return;
      const { continued, context } = live;
      live = redated(live, { session: random.uuid(), now, continued, context }, clock);
      lastNow = now;
      onChange();
    },
  };
}

/** Clocks are set right by small steps; one that steps back over midnight does not reopen the day before. */
const isOutside = ({ startsAt, endsAt }: LiveDay, now: number) => now >= endsAt || now < startsAt - hourMs;

const isSame = (one: { session: string; day: string }, other: { session: string; day: string }) =>
  one.session === other.session && one.day === other.day;

const within = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit);

const isPropertyValue = (value: unknown): value is PropertyValue =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Math.abs(value) <= limits.total) ||
  value === '' ||
  isText(value, limits.textLength);
