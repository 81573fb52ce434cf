import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Session } from 'chdb';
import { toWarehouseError, WarehouseError } from './warehouse-error.ts';
import { columnList, encodeParameters, encodeSql, structureOf } from './encode.ts';
import type { Warehouse } from './warehouse.ts';

/** Settings of the engine: silent, small when idle, and no table of its own that would keep what was asked. */
const engineConfig = `<clickhouse>
  <logger><level>none</level></logger>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>16777216</index_mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <background_pool_size>2</background_pool_size>
  <max_parts_cleaning_thread_pool_size>2</max_parts_cleaning_thread_pool_size>
</clickhouse>
`;

/** An insert is small: dealing it out to several threads costs more than it gains. */
const insertSettings = { input_format_parallel_parsing: 0, max_threads: 1, max_insert_threads: 1 };

/** Rows come in the order of the table and none of them twice, so that sorting and merging them would be for nothing. */
const loadSettings =
  'max_threads = 1, max_insert_threads = 1, optimize_on_insert = 0, min_insert_block_size_rows = 100000';

/**
 * Opens the embedded engine on a folder of its own. One process at a time may do so.
 * Throws a `WarehouseError` `locked` if another has it.
 */
export function openChdb(folder: string): Warehouse {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const configFile = join(path, 'engine.xml');
  writeFileSync(configFile, engineConfig, { mode: 0o600 });
  const session = openSession(path, configFile);
  session.query('CREATE DATABASE IF NOT EXISTS usance');
  session.query('USE usance');
  let isClosed = false;

  return {
    async query(sql, parameters = {}, { signal, timeoutMs } = {}) {
      const limited = timeoutMs === undefined ? sql : `${sql}\nSETTINGS max_execution_time = ${timeoutMs / 1000}`;
      const result = await session
        .queryBindAsync(limited, parameters, { format: 'JSONEachRow', ...(signal ? { signal } : {}) })
        .catch(rethrow);
      return parseRows(result.text());
    },
    async encode(rows, encoding) {
      const { format } = encoding;
      const result = await session
        .queryBindAsync(encodeSql, encodeParameters(rows, encoding), { format })
        .catch(rethrow);
      return result.bytes();
    },
    async insert({ table, columns, lines }) {
      await session
        .insert({ table, columns, values: lines, format: 'JSONCompactEachRow', settings: insertSettings })
        .catch(rethrow);
    },
    async *dump(sql, parameters = {}) {
      // On a connection of its own: any other question would end the answer of one that is read bit by bit.
      const reader = openSession(path, configFile);
      try {
        reader.query('USE usance');
        for await (const chunk of reader.queryStreamBind(sql, parameters, { format: 'Native' })) yield chunk.raw();
      } catch (cause) {
        throw toWarehouseError(cause);
      } finally {
        reader.close();
      }
    },
    async load({ table, columns, file }) {
      const into = `INSERT INTO ${table} (${columnList(Object.keys(columns))})`;
      const rows = 'SELECT * FROM file({file: String}, Native, {structure: String})';
      await session
        .queryBindAsync(`${into} ${rows} SETTINGS ${loadSettings}`, { file, structure: structureOf(columns) })
        .catch(rethrow);
    },
    async command(sql, parameters = {}) {
      await session.queryBindAsync(sql, parameters).catch(rethrow);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      session.close();
    },
  };
}

function openSession(path: string, configFile: string): Session {
  try {
    return new Session(path, {
      connectionArgs: [`--config-file=${configFile}`, '--output_format_json_quote_64bit_integers=0'],
    });
  } catch (cause) {
    if (/lock/i.test(String(cause)))
      throw new WarehouseError('locked', `another process has ${path} open; stop it first`, { cause });
    throw toWarehouseError(cause);
  }
}

function parseRows<Row>(lines: string): Row[] {
  const text = lines.trimEnd();
  return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Row[]); // the SQL beside each caller makes the row
}

function rethrow(cause: unknown): never {
  throw toWarehouseError(cause);
}
