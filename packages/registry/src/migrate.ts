import { readdirSync, readFileSync } from 'node:fs';
import { sql, type Transaction } from 'kysely';
import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

const folder = new URL('../migrations/', import.meta.url);

/**
 * Brings the registry's tables up to date, whole or not at all. A newer database is refused, untouched. `lock` is the statement by
 * which servers that start together on one database take turns. With `upTo`, to what its tables were then: a backup of that time fits into them.
 */
export async function migrate(db: Database, lock?: string, upTo = Infinity): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && numberOf(name) <= upTo)
    .toSorted();
  const newestKnown = numberOf(files.at(-1) ?? '0');
  await db.transaction().execute(async (transaction) => {
    if (lock !== undefined) await sql.raw(lock).execute(transaction);
    const applied = await appliedMigration(transaction);
    if (applied > newestKnown)
      throw new RegistryError(
        'newer-schema',
        `the registry was written by a newer version (its schema is ${applied}, this version knows ${newestKnown}); start that version, or restore a backup`,
      );
    for (const file of files.filter((name) => numberOf(name) > applied)) {
      for (const statement of statements(readFileSync(new URL(file, folder), 'utf8')))
        await sql.raw(statement).execute(transaction);
      await sql`UPDATE schema_version SET number = ${numberOf(file)}`.execute(transaction);
    }
  });
}

/** The newest schema that this version knows. */
export const newestSchema = (): number => Math.max(...readdirSync(folder).map((name) => numberOf(name) || 0));

/** The number of the last migration that a database has seen. */
export async function schemaOf(db: Database): Promise<number> {
  const { rows } = await sql<{ number: number }>`SELECT number FROM schema_version`.execute(db);
  return rows[0]?.number ?? 0;
}

async function appliedMigration(transaction: Transaction<Tables>): Promise<number> {
  await sql`CREATE TABLE IF NOT EXISTS schema_version (number BIGINT NOT NULL)`.execute(transaction);
  const { rows } = await sql<{ number: number }>`SELECT number FROM schema_version`.execute(transaction);
  if (rows[0] !== undefined) return rows[0].number;
  await sql`INSERT INTO schema_version (number) VALUES (0)`.execute(transaction);
  return 0;
}

const numberOf = (file: string) => Number.parseInt(file, 10);

/** Comments go first, so that a semicolon in one ends nothing. */
const statements = (text: string) =>
  text
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
