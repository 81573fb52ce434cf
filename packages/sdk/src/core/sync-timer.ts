import type { Random, Timers } from './platform.ts';
import type { Schedule } from './schedule.ts';
import type { SyncResult } from './sync.ts';

/** Between two syncs by itself, whatever the schedule says. */
const shortestMs = 60_000;
/** How often to ask whether another process is done sending. */
const busyMs = 50;

/** Runs syncs when they are due, and on request; never two at a time. */
export interface SyncTimer {
  plan(): void;
  stop(): void;
  /** A sync of its own for the caller, with the process held open meanwhile. `undefined` if it takes longer than that. */
  runWithin(milliseconds: number): Promise<SyncResult | undefined>;
}

export function createSyncTimer(
  { timers, schedule, random }: { timers: Timers; schedule: Schedule; random: Random },
  runSync: () => Promise<SyncResult>,
): SyncTimer {
  let cancel: (() => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = true;

  async function runNow(): Promise<SyncResult> {
    const result = last.then(runSync).catch((): SyncResult => ({ kind: 'kept' }));
    last = result;
    return result;
  }

  function planIn(milliseconds: number): void {
    cancel?.();
    isStopped = false;
    cancel = timers.after(milliseconds, () => void runByItself());
  }

  async function runByItself(): Promise<void> {
    await runNow();
    if (!isStopped) planIn(Math.max(schedule.waitMs(), shortestMs) + random.fraction() * 1000);
  }

  async function runUntilFree(deadline: { isOver: boolean }): Promise<SyncResult> {
    const result = await runNow();
    if (result.kind !== 'busy' || deadline.isOver) return result;
    await new Promise<void>((resolve) => timers.after(busyMs, resolve));
    return runUntilFree(deadline);
  }

  return {
    plan: () => planIn(schedule.waitMs()),
    stop: () => {
      isStopped = true;
      cancel?.();
    },
    runWithin: async (milliseconds) => {
      // The caller's sync stands for the one that was planned.
      cancel?.();
      const deadline = { isOver: false };
      const letGo = timers.holdOpen(milliseconds + busyMs);
      const timeout = new Promise<undefined>((resolve) => {
        timers.after(milliseconds, () => {
          deadline.isOver = true;
          resolve(undefined);
        });
      });
      const result = await Promise.race([runUntilFree(deadline), timeout]);
      deadline.isOver = true;
      letGo();
      if (!isStopped) planIn(Math.max(schedule.waitMs(), shortestMs));
      return result;
    },
  };
}
