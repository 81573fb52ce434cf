import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openChdb, type Warehouse } from '@usance/warehouse';

/** The real engine in a folder of its own, which goes when it is closed. Give every fleet a product of its own. */
export async function openTestWarehouse(): Promise<Warehouse> {
  const folder = mkdtempSync(join(tmpdir(), 'usance-reports-'));
  const warehouse = openChdb(folder);
  await migrate(warehouse);
  return {
    ...warehouse,
    async close() {
      await warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}
