import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bindValues } from './bind-values.ts';
import { type Connections, createConnections, openConnection } from './chdb-connections.ts';
import { toWarehouseError } from './warehouse-error.ts';
import { columnList, encodeParameters, encodeSql, structureOf } from './encode.ts';
import type { Warehouse } from './warehouse.ts';

/**
 * Settings of the engine: silent, small when idle, and no table of its own that would keep what was asked. Two threads merge and delete, and many
 * tasks may wait for them: with the usual four places, a deletion found none free and slept, for seconds where the work takes 20 ms.
 */
const engineConfig = `<clickhouse>
  <logger><level>none</level></logger>
  <mark_cache_size>67108864</mark_cache_size>
  <index_mark_cache_size>16777216</index_mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <background_merges_mutations_concurrency_ratio>16</background_merges_mutations_concurrency_ratio>
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
 * How many questions and statements are worked on at once. Each waits in one of Node's threads, of which there are four unless UV_THREADPOOL_SIZE
 * says otherwise, and which are needed for files and names, too.
 */
const questionsAtOnce = Math.min(4, Math.max(1, Number(process.env['UV_THREADPOOL_SIZE'] ?? 4) - 4));

/** One builds roll-ups and one deletes for a while, and a third marks days in a moment: no sync waits for those two. */
const statementsAtOnce = questionsAtOnce > 1 ? 3 : 1;

export interface ChdbOptions {
  /** Settings of the engine for every question and statement, in place of its own. */
  settings?: Readonly<Record<string, number>>;
}

/**
 * Opens the embedded engine on a folder of its own. One process at a time may do so.
 * Throws a `WarehouseError` `locked` if another has it.
 */
export function openChdb(folder: string, { settings = {} }: ChdbOptions = {}): Warehouse {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const configFile = join(path, 'engine.xml');
  writeFileSync(configFile, engineConfig, { mode: 0o600 });
  const open = () => openConnection(path, { configFile, settings });
  const inserts = createConnections(open, 1);
  const questions = createConnections(open, questionsAtOnce);
  const statements = createConnections(open, statementsAtOnce);
  let isClosed = false;

  return {
    async query(sql, parameters = {}, { signal, timeoutMs } = {}) {
      const limited = timeoutMs === undefined ? sql : `${sql}\nSETTINGS max_execution_time = ${timeoutMs / 1000}`;
      const result = await unlessGone(
        signal,
        run(questions, bindValues(limited, parameters), { format: 'JSONEachRow', signal }),
      );
      return parseRows(result.text());
    },
    async encode(rows, encoding) {
      const { format } = encoding;
      const result = await run(questions, bindValues(encodeSql(rows), encodeParameters(rows, encoding)), { format });
      return result.bytes();
    },
    async insert({ table, columns, lines }) {
      await inserts
        .use((connection) =>
          connection.insert({ table, columns, values: lines, format: 'JSONCompactEachRow', settings: insertSettings }),
        )
        .catch(rethrow);
    },
    async *dump(sql, parameters = {}) {
      // On a connection of its own: any other question would end the answer of one that is read bit by bit.
      const reader = open();
      try {
        for await (const chunk of reader.queryStream(bindValues(sql, parameters), { format: 'Native' }))
          yield chunk.raw();
      } catch (cause) {
        throw toWarehouseError(cause);
      } finally {
        reader.close();
      }
    },
    async load({ table, columns, file }) {
      const into = `INSERT INTO ${table} (${columnList(Object.keys(columns))})`;
      const rows = 'SELECT * FROM file({file: String}, Native, {structure: String})';
      const sql = `${into} ${rows} SETTINGS ${loadSettings}`;
      await run(statements, bindValues(sql, { file, structure: structureOf(columns) }), { format: 'Null' });
    },
    async command(sql, parameters = {}) {
      await run(statements, bindValues(sql, parameters), { format: 'Null' });
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const connections of [questions, statements, inserts]) connections.close();
    },
  };
}

/** Carries a statement out as soon as a connection is free, unless its asker has gone by then. */
const run = (
  connections: Connections,
  sql: string,
  { format, signal }: { format: string; signal?: AbortSignal | undefined },
) =>
  connections
    .use(async (connection) => {
      signal?.throwIfAborted();
      return connection.queryAsync(sql, { format });
    })
    .catch(rethrow);

/** What the engine has begun it finishes; but who has gone need not wait for it. */
function unlessGone<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((answer, reject) => {
    const leave = () => reject(toWarehouseError(signal.reason));
    signal.addEventListener('abort', leave, { once: true });
    void work.then(answer, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function parseRows<Row>(lines: string): Row[] {
  const text = lines.trimEnd();
  return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as Row[]); // the SQL beside each caller makes the row
}

function rethrow(cause: unknown): never {
  throw toWarehouseError(cause);
}
