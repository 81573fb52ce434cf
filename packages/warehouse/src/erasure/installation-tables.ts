import type { Warehouse } from '../warehouse.ts';

/** The tables with rows of single installations by day, as the store itself lists them: one that is new is not forgotten. */
export async function installationTables(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.query<{ name: string }>(/* sql */ `
    SELECT stored.table AS name
    FROM system.columns AS stored
    WHERE database = currentDatabase()
    GROUP BY stored.table
    HAVING countIf(stored.name IN ('product_id', 'day', 'installation')) = 3
    ORDER BY stored.table
  `);
  return rows.map(({ name }) => name);
}
