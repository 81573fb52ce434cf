import type { Use } from './wire.ts';
import { limits } from '@usance/protocol/limits';
import { isAmount } from './allowed.ts';
import { dayMs, dayOf, hourMs } from './day.ts';
import type { Recording } from './recorder.ts';
import { isSameDay, moved, type RecordedDay, type SessionRecord } from './session-record.ts';
import type { ExceptionReport, Value } from './telemetry.ts';
import { isText } from './text.ts';

/** Longer than this between two looks at the clock, and the machine slept. */
const longestLookMs = 300_000;

/** Counts what one session does, one UTC day at a time. */
export interface Session {
  track(feature: string, value?: number): boolean;
  event(feature: string, attributes?: Record<string, Value>): void;
  addException(report: ExceptionReport): void;
  /** To be called before what is told changes: a revision that was written stays what it was. */
  change(): void;
  end(end: 'exit' | 'crash'): void;
  /**
   * The current day if the collector does not have it as it is. From now on its revision means this state and no other; with `hand`, the
   * collector may have it from now on.
   */
  pending(hand: boolean): SessionRecord[];
  /** True if the collector may have something of it. */
  isHanded(): boolean;
  acknowledge(day: RecordedDay): void;
  /** If this is the current day, what is in it moves to the right one, if the clock knows better by now. Answers whether it is. */
  redate(day: RecordedDay, rightDay: string): boolean;
}

export function openSession(recording: Recording, isContinued: boolean): Session {
  const { clock, dayClock, random, idleAfterMs, allowed, drop, onChange, onOver } = recording;
  let lastNow = dayClock.now();
  let lastMonotonic = clock.monotonic();
  let activeAt = lastMonotonic;
  let startsAt: number;
  let milliseconds: number;
  let uses: Map<string, [name: string, count: number, total?: number]>;
  let day: RecordedDay;
  let seq = 0;
  let acknowledged: number;
  let isHanded = false;
  /** False while the current revision is written nowhere. */
  let isWritten: boolean;
  begin(random.uuid(), isContinued);

  function begin(session: string, continued: boolean): void {
    const { hour, weekday } = clock.local(clock.now());
    const today = dayOf(dayClock.now());
    startsAt = Date.parse(today);
    milliseconds = 0;
    uses = new Map();
    acknowledged = 0;
    isWritten = false;
    day = {
      session,
      day: today,
      revision: 1,
      sessions: 1,
      continued,
      seconds: 0,
      localHour: hour,
      localWeekday: weekday,
      ended: false,
      crashed: false,
      uses: [],
      events: [],
      exceptions: [],
    };
  }

  function change(): void {
    if (!isWritten) return;
    day.revision++;
    isWritten = false;
    onChange();
  }

  /** Clocks are set right by small steps; one that steps back over midnight does not reopen the day before. */
  const isOutside = (now: number) => now >= startsAt + dayMs || now < startsAt - hourMs;

  /** To be called when the host does something. */
  function active(): void {
    const now = clock.monotonic();
    if (now - activeAt > idleAfterMs || isOutside(dayClock.now())) look();
    activeAt = now;
  }

  /** Counts the time that passed, and begins a new session day after midnight. */
  function look(): void {
    const now = dayClock.now();
    const monotonic = clock.monotonic();
    // Neither the time that a machine slept through nor that in which nobody did anything counts.
    const passed = Math.min(Math.max(Math.min(monotonic, activeAt + idleAfterMs) - lastMonotonic, 0), longestLookMs);
    const untilMidnight = Math.min(passed, Math.max(startsAt + dayMs - lastNow, 0));
    lastMonotonic = monotonic;
    lastNow = now;
    const isTomorrow = now >= startsAt + dayMs;
    milliseconds += isTomorrow ? untilMidnight : passed;
    tellTime();
    if (!isOutside(now)) return;
    if (day.revision > acknowledged) onOver(record());
    // If the clock went back, the collector may have that day of this session already, so it goes on under another.
    begin(isTomorrow ? day.session : random.uuid(), true);
    if (isTomorrow) milliseconds = passed - untilMidnight;
    onChange();
  }

  function tellTime(): void {
    const seconds = Math.min(Math.round(milliseconds / 1000), dayMs / 1000);
    if (seconds === day.seconds) return;
    change();
    day.seconds = seconds;
  }

  function record(): SessionRecord {
    isWritten = true;
    return {
      ...recording.surroundings(),
      day: {
        ...day,
        uses: Array.from(uses.values(), (use) => [...use] as Use), // a tuple's copy is one too
        events: [...day.events],
        exceptions: [...day.exceptions],
      },
    };
  }

  /** Counts one use, and answers whether it did. */
  function track(feature: string, value?: number): boolean {
    if (!allowed.purposes.includes('usage')) return false;
    if (value !== undefined && !isAmount(value)) return drop('invalid-number', feature);
    active();
    let use = uses.get(feature);
    if (use === undefined) {
      // What is in the map was checked when it came.
      if (!isText(feature, limits.nameLength)) return drop('invalid-name', feature);
      if (!allowed.feature(feature, day.day)) return false;
      if (uses.size >= limits.uses) return drop('over-limit', feature);
      uses.set(feature, (use = [feature, 0]));
    }
    change();
    use[1] = Math.min(use[1] + 1, limits.count);
    if (value !== undefined) use[2] = Math.min(Math.max((use[2] ?? 0) + value, -limits.total), limits.total);
    return true;
  }

  /** Something dated, if the day has room for it. */
  function add<Item>(list: Item[], limit: number, item: Omit<Item, 'seq' | 'hour'>): void {
    if (list.length >= limit) return void drop('over-limit', 'an event or exception');
    change();
    list.push({ seq: ++seq, hour: new Date(dayClock.now()).getUTCHours(), ...item } as Item); // the two fields that were left out
  }

  return {
    track,
    event: (feature, attributes) => {
      const planned = track(feature) ? allowed.feature(feature, day.day) : undefined;
      if (planned?.detail !== true) return;
      const kept = allowed.attributes(planned.attributes, attributes);
      add(day.events, limits.events, { name: feature, ...(Object.keys(kept).length > 0 && { attributes: kept }) });
    },
    addException: (report) => {
      active();
      add(day.exceptions, limits.exceptions, report);
    },
    change,
    end: (end) => {
      look();
      change();
      day.ended = true;
      day.crashed = end === 'crash';
    },
    pending: (hand) => {
      look();
      if (day.revision <= acknowledged) return [];
      isHanded ||= hand;
      return [record()];
    },
    isHanded: () => isHanded,
    acknowledge: (told) => {
      if (isSameDay(told, day)) acknowledged = Math.max(acknowledged, told.revision);
    },
    redate: (told, rightDay) => {
      if (!isSameDay(told, day)) return false;
      if (!isOutside(dayClock.now())) return true;
      onOver(moved(record(), rightDay));
      begin(random.uuid(), true);
      lastNow = dayClock.now();
      onChange();
      return true;
    },
  };
}
