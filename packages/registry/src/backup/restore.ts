import type { Transaction } from 'kysely';
import { raiseCounters } from '../counters.ts';
import type { Database, Tables } from '../database.ts';
import { migrate, newestSchema } from '../migrate.ts';
import { openDatabase, type RegistryPlace } from '../open-database.ts';
import { migrationLock } from '../postgres.ts';
import { RegistryError } from '../registry-error.ts';
import { createTableDigests, type TableDigest } from './digest.ts';
import { anyTable, readInstallations, readRest, type RowsOf } from './dump.ts';
import { storedTables } from './stored-tables.ts';

/** A statement's values are limited: 32,766 in SQLite, 65,535 in PostgreSQL. */
const valuesPerStatement = 3_000;

export interface RegistryRestore {
  /** Of the registry that was backed up. */
  schema: number;
  rows: AsyncIterable<RowsOf>;
  /** Numbers that were given elsewhere since then, by counter. */
  counters: Record<string, number>;
}

/**
 * Fills an empty registry with what another one held, and reads it again to compare: whole or not at all. Answers what it holds then, by
 * table. Throws a `RegistryError` `not-empty`, `newer-schema` or `damaged`.
 */
export async function restoreRegistry(
  place: RegistryPlace,
  { schema, rows, counters }: RegistryRestore,
): Promise<Record<string, TableDigest>> {
  if (schema > newestSchema())
    throw new RegistryError(
      'newer-schema',
      `the registry in this backup is of a newer version (its schema is ${schema}, this version knows ${newestSchema()}); restore it with that version`,
    );
  const db = openDatabase(place);
  try {
    const filled = await tableWithData(db);
    if (filled !== undefined)
      throw new RegistryError(
        'not-empty',
        `the registry holds data already (in the table ${filled}); restore into an empty database`,
      );
    await migrate(db, place.kind === 'postgres' ? migrationLock : undefined, schema);
    return await db.transaction().execute(async (transaction) => {
      const given = createTableDigests();
      for await (const { table, rows: some } of rows) {
        given.add(table, some);
        await insertRows(transaction, { table, rows: some });
      }
      const found = createTableDigests();
      for await (const { table, rows: some } of readInstallations(transaction)) found.add(table, some);
      for (const { table, rows: some } of await readRest(transaction)) found.add(table, some);
      refuseDifference(given.all, found.all);
      await removeOrphans(transaction);
      await raiseCounters(transaction, counters);
      return found.all;
    });
  } finally {
    await db.destroy();
  }
}

/** Whether a registry holds anything that a backup of it would. */
export async function registryHoldsData(place: RegistryPlace): Promise<boolean> {
  const db = openDatabase(place);
  try {
    return (await tableWithData(db)) !== undefined;
  } finally {
    await db.destroy();
  }
}

async function tableWithData(db: Database): Promise<string | undefined> {
  for (const table of await storedTables(db)) {
    const row = await anyTable(db).selectFrom(table).selectAll().limit(1).executeTakeFirst();
    if (row !== undefined) return table;
  }
  return undefined;
}

/** Installations of a product that was deleted while the backup was made: they were read when it was still there. */
async function removeOrphans(transaction: Transaction<Tables>): Promise<void> {
  await transaction
    .deleteFrom('installations')
    .where('product_id', 'not in', transaction.selectFrom('products').select('id'))
    .execute();
}

async function insertRows(transaction: Transaction<Tables>, { table, rows }: RowsOf): Promise<void> {
  const step = Math.max(1, Math.floor(valuesPerStatement / Object.keys(rows[0] ?? {}).length));
  for (let i = 0; i < rows.length; i += step)
    await anyTable(transaction)
      .insertInto(table)
      .values(rows.slice(i, i + step))
      .execute();
}

function refuseDifference(given: Record<string, TableDigest>, found: Record<string, TableDigest>): void {
  for (const table of new Set([...Object.keys(given), ...Object.keys(found)]))
    if (given[table]?.rows !== found[table]?.rows || given[table]?.hash !== found[table]?.hash)
      throw new RegistryError(
        'damaged',
        `the table ${table} of the registry was not restored as it was: ${found[table]?.rows ?? 0} rows of ${given[table]?.rows ?? 0}`,
      );
}
