import { Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types as pgTypes } from 'pg';
import type { Database, Tables } from './database.ts';

/** Opens the registry on a PostgreSQL server, where several collectors share it. `url` is a `postgres://` address. */
export function openPostgres(url: string): Database {
  const types = new TypeOverrides();
  types.setTypeParser(pgTypes.builtins.INT8, Number); // counters stay far below 2^53
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, types }) }) });
}
