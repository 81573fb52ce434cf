import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Any table, when only its name is known. */
export type Row = Record<string, unknown>;

/** Who was signed in where signs in again; a one-time link that was used since must not come back; the schema's number stands in the backup's head. Any other table is part of a backup. */
const leftOut = new Set(['schema_version', 'sign_ins', 'password_links']);

/** Its rows are many; they are made and deleted, but never changed, so that they can be read one portion after the other. */
export const largeTable = 'installations';

/** The tables that a backup holds, as the database itself lists them: a table that is new is not forgotten. */
export async function storedTables(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables();
  const schema = tables.some((table) => table.schema !== undefined)
    ? (await sql<{ name: string }>`SELECT current_schema() AS name`.execute(db)).rows[0]?.name
    : undefined;
  return tables
    .filter((table) => table.schema === schema && !table.isView && !leftOut.has(table.name))
    .map(({ name }) => name)
    .toSorted();
}
