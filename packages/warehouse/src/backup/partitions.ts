import { columnList, structureOf } from '../encode.ts';
import type { Warehouse } from '../warehouse.ts';
import type { StoredTable } from './stored-tables.ts';

/** A part of a table that is dumped and loaded at once: mostly a month. */
export interface Partition {
  table: StoredTable;
  /** As the engine numbers it. */
  id: string;
}

/** How many rows there are and what they say, whatever their order. */
export interface Digest {
  rows: number;
  hash: string;
}

/** Those that a table has now. */
export async function partitionsOf(warehouse: Warehouse, table: StoredTable): Promise<Partition[]> {
  const rows = await warehouse.query<{ id: string }>(
    /* sql */ `
    SELECT DISTINCT partition_id AS id
    FROM system.parts
    WHERE database = currentDatabase()
      AND table = {table: String}
      AND active
    ORDER BY id
  `,
    { table: table.name },
  );
  return rows.map(({ id }) => ({ table, id }));
}

/** Rows that stand, without those that others replaced: a restored table has them once. By one thread, since syncs go on meanwhile. */
export const dumpPartition = (warehouse: Warehouse, { table, id }: Partition): AsyncIterable<Uint8Array> =>
  warehouse.dump(
    /* sql */ `
    SELECT ${columnList(Object.keys(table.columns))}
    FROM ${table.name} FINAL
    WHERE _partition_id = {id: String}
    SETTINGS max_threads = 1
  `,
    { id },
  );

/** Adds what was dumped of a partition, from a file on this machine. */
export const loadPartition = (warehouse: Warehouse, { table }: Partition, file: string): Promise<void> =>
  warehouse.load({ table: table.name, columns: table.columns, file });

/** What a partition holds. */
export const digestOfPartition = (warehouse: Warehouse, { table, id }: Partition): Promise<Digest> =>
  digestOf(warehouse, table, {
    from: `FROM ${table.name} FINAL WHERE _partition_id = {id: String}`,
    parameters: { id },
  });

/** What a file holds that a partition was dumped to. Only the embedded engine sees files of this machine. */
export const digestOfFile = (embedded: Warehouse, { table }: Partition, file: string): Promise<Digest> =>
  digestOf(embedded, table, {
    from: 'FROM file({file: String}, Native, {structure: String})',
    parameters: { file, structure: structureOf(table.columns) },
  });

async function digestOf(
  warehouse: Warehouse,
  { columns }: StoredTable,
  { from, parameters }: { from: string; parameters: Record<string, string> },
): Promise<Digest> {
  const [digest = { rows: 0, hash: '0' }] = await warehouse.query<Digest>(
    `SELECT count() AS rows, toString(sum(cityHash64(${columnList(Object.keys(columns))}))) AS hash ${from}`,
    parameters,
  );
  return digest;
}
