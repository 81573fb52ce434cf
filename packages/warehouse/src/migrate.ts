import { readdirSync, readFileSync } from 'node:fs';
import { WarehouseError } from './warehouse-error.ts';
import type { Warehouse } from './warehouse.ts';

const folder = new URL('../migrations/', import.meta.url);

/**
 * Brings the store's tables up to date; a store that a newer version wrote is refused, untouched. With `upTo`, to what they were then:
 * a backup of that time fits into them.
 */
export async function migrate(warehouse: Warehouse, upTo = Infinity): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql') && Number.parseInt(name, 10) <= upTo)
    .toSorted();
  const applied = await appliedMigrations(warehouse);
  const newest = applied.at(-1);
  if (newest !== undefined && newest > Number.parseInt(files.at(-1) ?? '0', 10))
    throw new WarehouseError(
      'newer-schema',
      `the warehouse was written by a newer version (its schema is ${newest}); start that version, or restore a backup`,
    );
  for (const file of files) {
    const number = Number.parseInt(file, 10);
    if (applied.includes(number)) continue;
    for (const statement of statements(readFileSync(new URL(file, folder), 'utf8'))) await warehouse.command(statement);
    await warehouse.command('INSERT INTO migrations (number) VALUES ({number: UInt32})', { number });
  }
}

/** The number of the last migration that the store has seen; 0 if none. */
export async function schemaOf(warehouse: Warehouse): Promise<number> {
  return (await appliedMigrations(warehouse)).at(-1) ?? 0;
}

/** The newest schema that this version knows. */
export const newestSchema = (): number =>
  Math.max(...readdirSync(folder).map((name) => Number.parseInt(name, 10) || 0));

async function appliedMigrations(warehouse: Warehouse): Promise<number[]> {
  await warehouse.command(
    'CREATE TABLE IF NOT EXISTS migrations (number UInt32) ENGINE = MergeTree ORDER BY number SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
  );
  const rows = await warehouse.query<{ number: number }>('SELECT DISTINCT number FROM migrations ORDER BY number');
  return rows.map(({ number }) => number);
}

/** A file may hold several statements, each ended by a semicolon at the end of a line. */
const statements = (sql: string) => sql.split(/;\s*$/m).filter((statement) => /^\s*[A-Z]/m.test(statement));
