import type { Random, Timers } from './platform.ts';
import type { Schedule } from './schedule.ts';
import type { SyncResult } from './sync.ts';

/** Between two syncs by itself, whatever the schedule says. */
const shortestMs = 60_000;
/**
 * A run that is so young sends nothing: it may be over in a moment, go into an earlier run's record, and end later for a sending thread that
 * is just being made.
 */
const youngMs = 2_000;

/** Runs syncs when they are due, and on request; never two at a time. */
export interface SyncTimer {
  /** Plans the first sync of a run that has just begun. One that is overdue begins as soon as it may, and tells of earlier runs only. */
  begin(isOverdue: boolean): void;
  /** Plans one as soon as it may be, for a run that may be over soon. */
  hurry(): void;
  stop(): void;
  /** A sync of its own for the caller, with the process held open meanwhile. `undefined` if it takes longer than that. */
  runWithin(milliseconds: number): Promise<SyncResult | undefined>;
}

export function createSyncTimer(
  { timers, schedule, random }: { timers: Timers; schedule: Schedule; random: Random },
  runSync: (isOwnTold: boolean) => Promise<SyncResult>,
): SyncTimer {
  let cancel: (() => void) | undefined;
  let last: Promise<SyncResult> = Promise.resolve({ kind: 'nothing' });
  let isStopped = true;

  const run = async (isOwnTold: boolean) =>
    (last = last.then(async () => runSync(isOwnTold)).catch((): SyncResult => ({ kind: 'kept' })));

  function planIn(milliseconds: number, isOwnTold: boolean): void {
    cancel?.();
    cancel = timers.after(
      milliseconds,
      () =>
        void run(isOwnTold)
          .then(() => planNext(isOwnTold ? shortestMs : youngMs))
          .catch(() => undefined),
    );
  }
  function planNext(leastMs: number): void {
    if (!isStopped) planIn(Math.max(schedule.waitMs(), leastMs) + random.fraction() * 1000, true);
  }

  return {
    begin: (isOverdue) => {
      isStopped = false;
      if (isOverdue) planIn(schedule.waitMs(), false);
      else planNext(youngMs);
    },
    hurry: () => planIn(schedule.waitMs(), true),
    stop: () => {
      isStopped = true;
      cancel?.();
    },
    runWithin: async (milliseconds) => {
      // The caller's sync stands for the one that was planned.
      cancel?.();
      const letGo = timers.holdOpen(milliseconds + 50);
      const timeout = new Promise<undefined>((resolve) => {
        timers.after(milliseconds, () => resolve(undefined));
      });
      const result = await Promise.race([run(true), timeout]);
      letGo();
      planNext(shortestMs);
      return result;
    },
  };
}
