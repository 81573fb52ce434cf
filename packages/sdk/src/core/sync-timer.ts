import type { Random, Timers } from './platform.ts';
import type { Schedule } from './schedule.ts';
import type { SyncResult } from './sync.ts';

/** Between two syncs by itself, whatever the schedule says. */
const shortestMs = 60_000;
/** A run that is so young leaves its record to a later sync: it may be over in a moment, and go into an earlier run's record. */
const youngMs = 2_000;

/** Runs syncs when they are due, and on request; never two at a time. */
export interface SyncTimer {
  /** Plans the next sync; of this run it tells only if the run may be over before the one after. */
  plan(isOwnTold?: boolean): void;
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
    isStopped = false;
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
    plan: (isOwnTold = false) => planIn(schedule.waitMs(), isOwnTold),
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
