import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openChdb } from './chdb.ts';
import { migrate } from './migrate.ts';
import { WarehouseError, type WarehouseErrorCode } from './warehouse-error.ts';
import type { Warehouse } from './warehouse.ts';

const folder = mkdtempSync(join(tmpdir(), 'usance-warehouse-'));
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

afterEach(() => warehouse.command('TRUNCATE TABLE session_days'));

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

/** The code of the error with which something fails. */
async function codeOf(promise: Promise<unknown>): Promise<WarehouseErrorCode | 'none'> {
  return promise.then(
    () => 'none' as const,
    (error: unknown) => {
      if (!(error instanceof WarehouseError)) throw error;
      return error.code;
    },
  );
}

const columns = [
  'product_id',
  'day',
  'installation',
  'session',
  'revision',
  'version',
  'properties',
  'uses.name',
  'uses.count',
];
const aRow = [1, '2026-11-23', 1, '18446744073709551615', 1, '4.2.0', { theme: 'dark' }, ['Export'], [3]];

const insert = (lines: string) => warehouse.insert({ table: 'session_days', columns, lines: Buffer.from(lines) });
const stored = () => warehouse.query<{ rows: number }>('SELECT count() AS rows FROM session_days');

describe('the embedded engine', () => {
  test('answers with rows, whose large numbers are numbers', async () => {
    const rows = await warehouse.query(
      'SELECT number AS n, toUInt64(4294967295) * 1000 AS large, toString(number) AS text FROM numbers(2)',
    );

    expect(rows).toEqual([
      { n: 0, large: 4_294_967_295_000, text: '0' },
      { n: 1, large: 4_294_967_295_000, text: '1' },
    ]);
    expect(await warehouse.query('SELECT 1 WHERE 0')).toEqual([]);
  });

  test.each(["' OR 1=1 --", '\\', '`"{}:,\n\t\r', 'ü “𝄞”', '{name: String}', '\u0000', '%_'])(
    'takes %j as a value, and gives it back',
    async (text) => {
      const rows = await warehouse.query<{ text: string }>('SELECT {text: String} AS text', { text });

      expect(rows).toEqual([{ text }]);
    },
  );

  test('takes lists, numbers, and yes and no', async () => {
    const parameters = { names: ['a', "b'", 'c,d', '\\', "\\'", '\u0000', ''], ids: [1, 2], half: 0.5, isNew: true };

    const rows = await warehouse.query(
      'SELECT {names: Array(String)} AS names, {ids: Array(UInt32)} AS ids, {half: Float64} AS half, {isNew: Bool} AS isNew',
      parameters,
    );

    expect(rows).toEqual([parameters]);
  });

  test('stores rows while a long question is being answered', async () => {
    const answered = warehouse.query('SELECT sleep(2)').then(() => 'answer');
    const landed = insert(JSON.stringify(aRow)).then(() => 'rows');

    expect(await Promise.race([answered, landed])).toBe('rows');
    await answered;
  });

  test('takes as many values, and encodes as many rows, as there are', async () => {
    const rows = Array.from({ length: 50_000 }, (_, number) => ({ number, text: `a row with number ${number}` }));

    const file = await warehouse.encode(rows, { format: 'Parquet', columns: { number: 'UInt32', text: 'String' } });
    const [sizes] = await warehouse.query(
      'SELECT length({texts: Array(String)}) AS texts, length({text: String}) AS text',
      {
        texts: rows.map(({ text }) => text),
        text: 'x'.repeat(1_000_000),
      },
    );

    expect(Buffer.from(file.subarray(0, 4)).toString()).toBe('PAR1');
    expect(sizes).toEqual({ texts: 50_000, text: 1_000_000 });
  });

  test.each(['Parquet', 'ArrowStream'] as const)('encodes no rows at all as %s with its columns', async (format) => {
    const file = await warehouse.encode([], { format, columns: { number: 'UInt32', text: 'String' } });

    const found = await warehouse.query<{ name: string }>(`DESCRIBE format(${format}, unhex({hex: String}))`, {
      hex: Buffer.from(file).toString('hex'),
    });
    expect(found.map(({ name }) => name)).toEqual(['number', 'text']);
  });

  test('is asked nothing by who has gone before its turn', async () => {
    const gone = AbortSignal.abort();

    expect(await codeOf(warehouse.query('SELECT throwIf(1)', {}, { signal: gone }))).toBe('failed');
    await expect(warehouse.query('SELECT 1', {}, { signal: gone })).rejects.toThrow('aborted');
  });

  test('says which value a statement lacks', async () => {
    await expect(async () => warehouse.query('SELECT {half: Float64}')).rejects.toThrow(
      "the statement's parameter half has no value",
    );
  });

  test('stores rows as they are given', async () => {
    await insert(`${JSON.stringify(aRow)}\n${JSON.stringify([1, '2026-11-23', 2, '0', 1, '“4.3”\\"', {}, [], []])}`);

    const rows = await warehouse.query(
      'SELECT toString(session) AS session, version, properties, `uses.name` AS names, `uses.count` AS counts FROM session_days ORDER BY version',
    );
    expect(rows).toEqual([
      {
        session: '18446744073709551615',
        version: '4.2.0',
        properties: { theme: 'dark' },
        names: ['Export'],
        counts: [3],
      },
      { session: '0', version: '“4.3”\\"', properties: {}, names: [], counts: [] },
    ]);
  });

  test.each([
    ['a day that is none', JSON.stringify(aRow).replace('2026-11-23', 'someday')],
    ['text for a number', JSON.stringify(aRow).replace('[1,', '["one",')],
    ['more names than counts', JSON.stringify(aRow).replace('["Export"]', '["Export","Import"]')],
    ['a value too few', JSON.stringify(aRow.slice(0, -1))],
    ['a value too many', JSON.stringify([...aRow, 1])],
    ['half a row', JSON.stringify(aRow).slice(0, -5)],
    ['no JSON', 'one, two, three'],
    ['an object', '{"product_id":1}'],
  ])('blames the rows for %s, and stores none of them', async (_, line) => {
    expect(await codeOf(insert(`${JSON.stringify(aRow)}\n${line}`))).toBe('bad-data');
    expect(await stored()).toEqual([{ rows: 0 }]);
  });

  test('tells apart what went wrong', async () => {
    expect(await codeOf(warehouse.query("SELECT match('a', {pattern: String})", { pattern: '(' }))).toBe('bad-pattern');
    expect(await codeOf(warehouse.query('SELECT sum(number) FROM numbers(1e13)', {}, { timeoutMs: 100 }))).toBe(
      'too-slow',
    );
    expect(await codeOf(warehouse.query('SELECT * FROM nowhere'))).toBe('failed');
    expect(await codeOf(warehouse.command('SELECT'))).toBe('failed');
  });

  test('stops asking when the asker has gone', async () => {
    const asker = new AbortController();
    const question = warehouse.query(
      'SELECT sum(number) FROM numbers(1e13)',
      {},
      { signal: asker.signal, timeoutMs: 2_000 },
    );

    asker.abort();

    await expect(question).rejects.toThrow(/abort/i);
    expect(await warehouse.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('keeps its folder to its owner, and asks for no log of its own', async () => {
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
    expect(readFileSync(join(folder, 'engine.xml'), 'utf8')).toContain('<level>none</level>');
    const logs = await warehouse.query(
      "SELECT name FROM system.tables WHERE database = 'system' AND name LIKE '%_log'",
    );
    expect(logs).toEqual([]);
  });
});

describe('the tables', () => {
  test('are made once, however often they are migrated', async () => {
    const tables = () =>
      warehouse.query<{ name: string }>("SELECT name, uuid FROM system.tables WHERE database = 'usance' ORDER BY name");
    const before = await tables();

    await migrate(warehouse);

    expect(await tables()).toEqual(before);
    expect(before.map(({ name }) => name)).toEqual([
      'arrivals',
      'builds',
      'cohorts',
      'day_marks',
      'epochs',
      'events',
      'exceptions',
      'migrations',
      'refusals',
      'roll_ups',
      'session_days',
      'weeks',
    ]);
  });

  test('are on disk when an insert answers, and stay so when parts are merged', async () => {
    const tables = await warehouse.query<{ name: string; definition: string }>(
      "SELECT name, create_table_query AS definition FROM system.tables WHERE database = 'usance' AND name != 'migrations'",
    );

    const settings = ['fsync_after_insert = 1', 'fsync_part_directory = 1', 'min_rows_to_fsync_after_merge = 1'];
    for (const { definition } of tables) for (const setting of settings) expect(definition).toContain(setting);
    expect(tables).toHaveLength(11);
  });

  test('hold no ID, only ordinals and numbers that stand for sessions', async () => {
    const named = await warehouse.query<{ table: string; name: string; type: string }>(
      "SELECT table, name, type FROM system.columns WHERE database = 'usance' AND name IN ('installation', 'session') ORDER BY table, name",
    );

    expect(named.map(({ table, name, type }) => `${table} ${name} ${type}`)).toEqual([
      'cohorts installation UInt32',
      'events installation UInt32',
      'events session UInt64',
      'exceptions installation UInt32',
      'exceptions session UInt64',
      'session_days installation UInt32',
      'session_days session UInt64',
    ]);
    expect(
      await warehouse.query("SELECT name FROM system.columns WHERE database = 'usance' AND type LIKE '%UUID%'"),
    ).toEqual([]);
  });

  test('of a newer version are refused', async () => {
    await warehouse.command('INSERT INTO migrations (number) VALUES (9999)');

    await expect(migrate(warehouse)).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('its schema is 9999'),
    });

    await warehouse.command('ALTER TABLE migrations DELETE WHERE number = 9999 SETTINGS mutations_sync = 2');
    await expect(migrate(warehouse)).resolves.toBeUndefined();
  });

  test('keep the highest revision of a session day, whatever the order it came in', async () => {
    for (const [revision, version] of [[2, 'second'], [3, 'third'], [1, 'first'], [3, 'third']] as const) await insert(JSON.stringify([...aRow.slice(0, 4), revision, version, {}, [], []])); // prettier-ignore

    expect(await warehouse.query('SELECT version FROM session_days FINAL')).toEqual([{ version: 'third' }]);

    await warehouse.command('OPTIMIZE TABLE session_days FINAL');
    expect(await stored()).toEqual([{ rows: 1 }]);
  });

  test('are there again after the engine was closed', async () => {
    await insert(JSON.stringify(aRow));
    await warehouse.close();
    await warehouse.close(); // a second time changes nothing

    warehouse = openChdb(folder);

    expect(await stored()).toEqual([{ rows: 1 }]);
  });
});
