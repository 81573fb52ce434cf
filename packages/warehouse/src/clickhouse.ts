import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { bindValues } from './bind-values.ts';
import { columnList, encodeParameters, encodeSql } from './encode.ts';
import { toWarehouseError } from './warehouse-error.ts';
import type { Parameters, QueryOptions, Warehouse } from './warehouse.ts';

const database = 'usance';

/** Whatever fails is thrown, and said once by whoever catches it. */
const log = { level: ClickHouseLogLevel.OFF };

/** Connects to a ClickHouse server. `url` may hold user and password; the database `usance` is made there if it is missing. */
export async function openClickHouse(url: string): Promise<Warehouse> {
  const first = createClient({ url, log });
  try {
    await first.command({ query: `CREATE DATABASE IF NOT EXISTS ${database}` });
  } catch (cause) {
    throw toWarehouseError(cause);
  } finally {
    await first.close();
  }
  return asWarehouse(
    createClient({
      url,
      log,
      database,
      use_multipart_params_auto: true, // a list of days can be longer than an address may be
      clickhouse_settings: { async_insert: 0, output_format_json_quote_64bit_integers: 0 },
    }),
  );
}

function asWarehouse(client: ClickHouseClient): Warehouse {
  return {
    async query<Row>(sql: string, parameters: Parameters = {}, { signal, timeoutMs }: QueryOptions = {}) {
      const result = await client
        .query({
          query: sql,
          query_params: parameters,
          format: 'JSONEachRow',
          ...(signal === undefined ? {} : { abort_signal: signal }),
          ...(timeoutMs === undefined ? {} : { clickhouse_settings: { max_execution_time: timeoutMs / 1000 } }),
        })
        .catch(rethrow);
      return result.json<Row>().catch(rethrow);
    },
    async encode(rows, encoding) {
      const { stream } = await client
        .exec({
          // With the rows in it: as parameters they would stand in the address, which takes only so much.
          query: bindValues(`${encodeSql(rows)} FORMAT ${encoding.format}`, encodeParameters(rows, encoding)),
          clickhouse_settings: { max_query_size: '1000000000' },
        })
        .catch(rethrow);
      return buffer(stream).catch(rethrow);
    },
    async insert({ table, columns, lines }) {
      const { stream } = await client
        .exec({
          query: `INSERT INTO ${table} (${columnList(columns)}) FORMAT JSONCompactEachRow`,
          values: Readable.from([lines]),
        })
        .catch(rethrow);
      await stream.toArray().catch(rethrow); // until it is read to its end, its connection serves nobody else
    },
    async *dump(sql, parameters = {}) {
      const { stream } = await client.exec({ query: `${sql} FORMAT Native`, query_params: parameters }).catch(rethrow);
      try {
        for await (const chunk of stream) yield chunk as Uint8Array; // of a response's body
      } catch (cause) {
        throw toWarehouseError(cause);
      } finally {
        stream.destroy();
      }
    },
    async load({ table, columns, file }) {
      const { stream } = await client
        .exec({
          query: `INSERT INTO ${table} (${columnList(Object.keys(columns))}) FORMAT Native`,
          values: createReadStream(file),
          clickhouse_settings: { optimize_on_insert: 0 },
        })
        .catch(rethrow);
      await stream.toArray().catch(rethrow);
    },
    async command(sql, parameters = {}) {
      await client.command({ query: sql, query_params: parameters }).catch(rethrow);
    },
    close: () => client.close(),
  };
}

function rethrow(cause: unknown): never {
  throw toWarehouseError(cause);
}
