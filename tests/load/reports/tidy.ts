import { setTimeout as sleep } from 'node:timers/promises';
import { buildRollUps, mergeParts, type Warehouse } from '@usance/warehouse';

/** What the server does beside answering, and what it took. */
export interface Tidied {
  mergeMs: number;
  rollUpMs: number;
  rolledDays: number;
}

/** Merges the parts and builds the roll-ups that there are not yet, as the server does it while it runs. */
export async function tidy(warehouse: Warehouse): Promise<Tidied> {
  const beganAt = performance.now();
  while (await mergeParts(warehouse));
  const mergedAt = performance.now();
  const { days } = await buildRollUps(warehouse, { settleMs: 0 });
  return { mergeMs: mergedAt - beganAt, rollUpMs: performance.now() - mergedAt, rolledDays: days };
}

const restMs = 30_000;

/** Goes on tidying, as the server does, until it is stopped. */
export function keepTidy(warehouse: Warehouse): { stop(): Promise<void> } {
  const end = new AbortController();
  const { signal } = end;
  const work = async () => {
    while (!signal.aborted) {
      await buildRollUps(warehouse, { signal });
      await mergeParts(warehouse);
      await sleep(restMs, undefined, { signal });
    }
  };
  const working = work().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return {
    stop() {
      end.abort();
      return working;
    },
  };
}

export interface TableSize {
  table: string;
  rows: number;
  mb: number;
  parts: number;
}

/** The tables on disk, the largest first. */
export function tableSizes(warehouse: Warehouse): Promise<TableSize[]> {
  return warehouse.query<TableSize>(`
    SELECT table, sum(rows) AS rows, round(sum(bytes_on_disk) / 1e6) AS mb, count() AS parts
    FROM system.parts
    WHERE active
      AND database IN ('usance', 'bench')
    GROUP BY table
    HAVING mb > 0
    ORDER BY mb DESC
  `);
}
