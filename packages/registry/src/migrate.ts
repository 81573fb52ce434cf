import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { RegistryError } from './registry-error.ts';

const folder = new URL('../migrations/', import.meta.url);

/** Brings the registry's tables up to date, each migration whole or not at all. A newer database is refused, untouched. */
export async function migrate(db: Database): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  const newestKnown = Number.parseInt(files.at(-1) ?? '0', 10);
  const applied = await appliedMigration(db);
  if (applied > newestKnown)
    throw new RegistryError(
      'newer-schema',
      `the registry was written by a newer version (its schema is ${applied}, this version knows ${newestKnown}); start that version, or restore a backup`,
    );
  for (const file of files.filter((name) => Number.parseInt(name, 10) > applied)) {
    await db.transaction().execute(async (transaction) => {
      for (const statement of statements(readFileSync(new URL(file, folder), 'utf8')))
        await sql.raw(statement).execute(transaction);
      await sql`UPDATE schema_version SET number = ${Number.parseInt(file, 10)}`.execute(transaction);
    });
  }
}

async function appliedMigration(db: Database): Promise<number> {
  await sql`CREATE TABLE IF NOT EXISTS schema_version (number BIGINT NOT NULL)`.execute(db);
  const { rows } = await sql<{ number: number }>`SELECT number FROM schema_version`.execute(db);
  if (rows[0] !== undefined) return rows[0].number;
  await sql`INSERT INTO schema_version (number) VALUES (0)`.execute(db);
  return 0;
}

/** Comments go first, so that a semicolon in one ends nothing. */
const statements = (text: string) =>
  text
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
