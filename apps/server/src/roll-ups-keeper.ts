import { setTimeout as sleep } from 'node:timers/promises';
import { buildRollUps, currentEpoch, dropOldBuilds, mergeParts, type Warehouse } from '@usance/warehouse';
import type { Logger } from './log.ts';

/** Between two rounds of building. */
const restMs = 30_000;

/** Longer than any report may take. */
const dropEveryMs = 1_800_000;

/** Keeps the roll-ups up with what arrives, and the tables in few parts, for as long as the server runs. */
export interface RollUpsKeeper {
  /** Breaks off the round that is under way, and resolves when nothing of it is being written any more. Another one follows. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
}

export function keepRollUps(warehouse: Warehouse, log: Logger): RollUpsKeeper {
  const end = new AbortController();
  let round = { abort: new AbortController(), ended: Promise.resolve() };
  let droppable = { epoch: 0, sinceMs: performance.now() };

  async function work(signal: AbortSignal) {
    const { days } = await buildRollUps(warehouse, { signal });
    if (days > 0) log.debug({ days }, 'roll-ups were built');
    signal.throwIfAborted();
    await mergeParts(warehouse);
    if (performance.now() - droppable.sinceMs < dropEveryMs) return;
    await dropOldBuilds(warehouse, droppable.epoch);
    droppable = { epoch: await currentEpoch(warehouse), sinceMs: performance.now() };
  }

  async function run() {
    while (!end.signal.aborted) {
      const abort = new AbortController();
      const ended = work(abort.signal).catch((cause: unknown) => {
        if (!abort.signal.aborted)
          log.error({ cause }, 'roll-ups cannot be built; reports read rows instead, and take longer');
      });
      round = { abort, ended };
      await ended;
      await sleep(restMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined);
    }
  }

  const interrupt = () => {
    round.abort.abort();
    return round.ended;
  };
  const running = run();
  return {
    interrupt,
    async close() {
      end.abort();
      await interrupt();
      await running;
    },
  };
}
