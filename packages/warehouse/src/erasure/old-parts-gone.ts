import { setTimeout as sleep } from 'node:timers/promises';
import type { Warehouse } from '../warehouse.ts';

const askEveryMs = 500;

export interface OldPartsGoneOptions {
  signal: AbortSignal;
  /** Throws after this time: something holds the files, such as a copy of the folder that is being made. */
  timeoutMs: number;
}

interface Part {
  table: string;
  id: string;
}

/**
 * Resolves when the files are gone of all that was replaced or deleted until now. The engine keeps replaced parts for the `old_parts_lifetime` of
 * their table, and left alone it looks for them less and less often.
 */
export async function oldPartsGone(warehouse: Warehouse, { signal, timeoutMs }: OldPartsGoneOptions): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  const waitedFor = new Set((await oldParts(warehouse)).map(({ id }) => id));
  for (;;) {
    const left = (await oldParts(warehouse)).filter(({ id }) => waitedFor.has(id));
    if (left.length === 0) return;
    if (performance.now() > giveUpAt) throw new Error(`${left.length} replaced parts are still on the disk`);
    await sleep(askEveryMs, undefined, { signal });
    for (const table of new Set(left.map((part) => part.table))) await lookForOldParts(warehouse, table);
  }
}

const oldParts = (warehouse: Warehouse) =>
  warehouse.query<Part>(/* sql */ `
    SELECT table, concat(toString(table), '/', name) AS id
    FROM system.parts
    WHERE database = currentDatabase()
      AND NOT active
  `);

/** To drop a month that no table has changes nothing, but makes the engine remove what is due. A table's name takes no parameter. */
const lookForOldParts = (warehouse: Warehouse, table: string) =>
  warehouse.command(`ALTER TABLE \`${table}\` DROP PARTITION ID '190001'`);
