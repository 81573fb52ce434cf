import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openChdb, type Warehouse } from '@usance/warehouse';

/** Where a folder lies in memory, thousands of small inserts need not wait for a disk. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Dealing a handful of rows out to several threads, or compiling an expression for them, costs more than it gains. */
const forFewRows = {
  max_threads: 1,
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
};

/** The real engine in a folder of its own, which goes when it is closed. Give every fleet a product of its own. */
export async function openTestWarehouse(): Promise<Warehouse> {
  const folder = mkdtempSync(join(place, 'usance-reports-'));
  const warehouse = openChdb(folder, { settings: forFewRows });
  await migrate(warehouse);
  return {
    ...warehouse,
    async close() {
      await warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}
