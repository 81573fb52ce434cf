import { Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types as pgTypes } from 'pg';
import type { Database, Tables } from './database.ts';

/** Taken by whoever brings the tables up to date, and given back at the end of its transaction. The number is ours alone. */
export const migrationLock = 'SELECT pg_advisory_xact_lock(5028463621)';

/** Opens the registry on a PostgreSQL server, where several collectors share it. `url` is a `postgres://` address. */
export function openPostgres(url: string): Database {
  const types = new TypeOverrides();
  types.setTypeParser(pgTypes.builtins.INT8, Number); // counters stay far below 2^53
  const pool = new Pool({ connectionString: url, types });
  // A connection that breaks is left out of the pool, and fails the question it was asked. It also says so by an event, itself while it is in
  // use and through the pool while it is idle; without a listener that would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
