import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

/**
 * Opens the registry's database file for this process alone. A commit is on disk when it answers, and what is deleted is
 * overwritten. Throws a `RegistryError` `locked` if another process has the file.
 */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const connection = new DatabaseSync(file);
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE');
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    connection.exec('PRAGMA secure_delete = ON');
    connection.exec('PRAGMA temp_store = MEMORY'); // what it sorts is in no file that it would not overwrite
    connection.exec('BEGIN IMMEDIATE; COMMIT'); // takes the lock now, not at the first write
  } catch (cause) {
    connection.close();
    if (/locked|busy/i.test(String(cause)))
      throw new RegistryError('locked', `another process has ${file} open; stop it first`, { cause });
    throw cause;
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(connection) }) });
}

/** Kysely speaks to SQLite in better-sqlite3's words; this says them in those of `node:sqlite`. */
function asKyselyDatabase(connection: DatabaseSyncInstance): SqliteDatabase {
  return {
    prepare(text) {
      const statement = connection.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bind(parameters)),
        iterate: (parameters) => statement.iterate(...bind(parameters)),
        run: (parameters) => statement.run(...bind(parameters)),
      };
    },
    close() {
      // A closed connection keeps its file locked until its statements are collected as garbage, so the lock goes first. Leaving
      // the write-ahead log also leaves no trace in it of what was deleted.
      connection.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema');
      connection.close();
    },
  };
}

const bind = (parameters: readonly unknown[]) => parameters as (string | number | null)[]; // the tables hold nothing else
