import { createAllowed } from '../core/allowed.ts';
import { createDayClock, type DayClock } from '../core/day.ts';
import { createDropCounter, type Drops } from '../core/drops.ts';
import type { Plan } from '../core/plan.ts';
import type { Random, SystemFacts } from '../core/platform.ts';
import { createRecorder, type Recorder } from '../core/recorder.ts';
import type { RecordedDay, SessionRecord } from '../core/session-record.ts';
import type { Purpose } from '../core/wire.ts';
import type { HandClock } from './host.ts';

/** UUIDs that count, so that a test can name them. */
export function countingRandom(): Random {
  let uuids = 0;
  return { uuid: () => `uuid-${++uuids}`, fraction: () => 0.5 };
}

export interface RecordingOptions {
  purposes?: readonly Purpose[];
  plan?: Plan;
  idleAfterMs?: number;
  random?: Random;
  systemFacts?: () => SystemFacts;
}

/** A recorder by itself, with what it drops and how often it wanted to be written. */
export function aRecorder(
  { clock }: Pick<HandClock, 'clock'>,
  { purposes = ['basic', 'usage', 'diagnostics', 'content'], plan, ...options }: RecordingOptions = {},
): { recorder: Recorder; dayClock: DayClock; drops: () => Drops; changes: () => number } {
  const dayClock = createDayClock(clock);
  const { drop, counts } = createDropCounter();
  let changes = 0;
  const recorder = createRecorder({
    clock,
    dayClock,
    random: countingRandom(),
    idleAfterMs: 1_800_000,
    allowed: createAllowed({ purposes, day: undefined }, plan, drop),
    origin: { installation: 'installation', environment: 'production', kind: 'normal' },
    app: undefined,
    systemFacts: () => ({}),
    drop,
    onChange: () => {
      changes += 1;
    },
    ...options,
  });
  return { recorder, dayClock, drops: counts, changes: () => changes };
}

/** What is recorded now, as a look that hands nothing out. */
export const daysOf = (recorder: Recorder): RecordedDay[] => recorder.pending(false).map(({ day }) => day);

/** A finished session of one hour, in which nothing was used. */
export const aRecord = (
  day: Partial<RecordedDay> = {},
  origin: Partial<SessionRecord['origin']> = {},
): SessionRecord => ({
  origin: { installation: 'installation', environment: 'production', kind: 'normal', ...origin },
  context: { app: undefined, license: undefined, system: undefined, properties: {} },
  day: {
    session: 'session',
    day: '2026-11-23',
    revision: 1,
    sessions: 1,
    continued: false,
    seconds: 0,
    localHour: 10,
    localWeekday: 1,
    ended: true,
    crashed: false,
    uses: [],
    events: [],
    exceptions: [],
    ...day,
  },
});
