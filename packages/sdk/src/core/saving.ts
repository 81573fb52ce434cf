import type { Timers } from './platform.ts';

/** What was counted is on the disk after this time at most. */
const saveWithinMs = 500;
/** Between two savings of a program that only runs: time counts, and others see that it lives. */
const heartbeatMs = 60_000;

/** Saves soon after a change, and now and then without one. A saving that failed is tried again, less and less often. */
export function createSaving(timers: Timers, save: () => Promise<boolean>): { soon(): void; stop(): void } {
  let cancel: (() => void) | undefined;
  let isSoon = false;
  let isStopped = false;
  let waitMs = saveWithinMs;

  function plan(milliseconds: number): void {
    cancel?.();
    cancel = timers.after(milliseconds, () => void run().catch(() => undefined));
  }
  async function run(): Promise<void> {
    isSoon = false;
    const isSaved = await save().catch(() => false);
    waitMs = isSaved ? saveWithinMs : Math.min(waitMs * 2, heartbeatMs);
    if (!isStopped && !isSoon) plan(isSaved ? heartbeatMs : waitMs);
  }
  return {
    soon: () => {
      if (isSoon || isStopped) return;
      isSoon = true;
      plan(waitMs);
    },
    stop: () => {
      isStopped = true;
      cancel?.();
    },
  };
}
