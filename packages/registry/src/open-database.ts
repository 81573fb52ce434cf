import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Where the registry is kept: a file of this process alone, or a PostgreSQL server that several share. */
export type RegistryPlace = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };

/** Opens the database as it is. Throws a `RegistryError` `locked` if another process has the file. */
export const openDatabase = (place: RegistryPlace): Database =>
  place.kind === 'sqlite' ? openSqlite(place.file) : openPostgres(place.url);
