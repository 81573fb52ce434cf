import type { Warehouse } from '../warehouse.ts';

/** A table of what cannot be made again from others. */
export interface StoredTable {
  name: string;
  /** What a row is written with, in the table's order, with the engine's types. */
  columns: Record<string, string>;
}

/** What the server builds again from session days, and what counts the migrations. Any other table is part of a backup. */
const leftOut = ['builds', 'cohorts', 'day_marks', 'epochs', 'migrations', 'roll_ups'];

/** The tables that a backup holds, as the store itself lists them: a table that is new is not forgotten. */
export async function storedTables(warehouse: Warehouse): Promise<StoredTable[]> {
  const rows = await warehouse.query<{ name: string; columns: [name: string, type: string][] }>(
    /* sql */ `
    SELECT
      stored.table AS name,
      arrayMap(one -> (one.2, one.3), arraySort(groupArray((stored.position, stored.name, stored.type)))) AS columns
    FROM system.columns AS stored
    WHERE database = currentDatabase()
      AND stored.table NOT IN {leftOut: Array(String)}
      AND default_kind IN ('', 'DEFAULT')
    GROUP BY stored.table
    ORDER BY stored.table
  `,
    { leftOut },
  );
  return rows.map(({ name, columns }) => ({ name, columns: Object.fromEntries(columns) }));
}
