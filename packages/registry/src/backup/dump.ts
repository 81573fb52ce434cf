import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database, Tables } from '../database.ts';
import { largeTable, storedTables, type Row } from './stored-tables.ts';

/** Some rows of a table. */
export interface RowsOf {
  table: string;
  rows: Row[];
}

const portion = 5_000;

/**
 * Everything that the registry holds. Installations come first, in portions, between which others get their turn; then the rest as it was at
 * one moment, so that its counters are as high as any ordinal that came before. Never more is held in memory than the rest and a portion.
 */
export async function* dumpRegistry(db: Database): AsyncGenerator<RowsOf> {
  yield* readInstallations(db);
  yield* await db.transaction().setIsolationLevel('repeatable read').execute(readRest);
}

export async function* readInstallations(db: Database): AsyncGenerator<RowsOf> {
  let after = { product_id: 0, pseudonym: '' };
  for (;;) {
    const rows = await db
      .selectFrom(largeTable)
      .selectAll()
      .where(sql<boolean>`(product_id, pseudonym) > (${after.product_id}, ${after.pseudonym})`)
      .orderBy('product_id')
      .orderBy('pseudonym')
      .limit(portion)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield { table: largeTable, rows };
    after = last;
  }
}

/** Of a transaction, since what belongs together lies in several tables. */
export async function readRest(transaction: Transaction<Tables>): Promise<RowsOf[]> {
  const rest: RowsOf[] = [];
  for (const table of await storedTables(transaction)) {
    if (table === largeTable) continue;
    const rows = await anyTable(transaction).selectFrom(table).selectAll().execute();
    if (rows.length > 0) rest.push({ table, rows });
  }
  return rest;
}

/** The same database for tables that only the database knows by name. */
export const anyTable = (db: Database): Kysely<Record<string, Row>> => db as unknown as Kysely<Record<string, Row>>;
