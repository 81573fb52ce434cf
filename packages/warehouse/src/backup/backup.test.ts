import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChdb } from '../chdb.ts';
import { migrate, newestSchema, schemaOf } from '../migrate.ts';
import type { Warehouse } from '../warehouse.ts';
import { digestOfFile, digestOfPartition, dumpPartition, loadPartition, partitionsOf } from './partitions.ts';
import { ordinalsOf } from './ordinals-of.ts';
import { storedTables } from './stored-tables.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'usance-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Rows with something in every column, some of them in several revisions; nothing here asks which columns a backup knows of. */
async function fill(warehouse: Warehouse): Promise<void> {
  const tables = await warehouse.query<{ name: string; columns: [name: string, type: string][] }>(`
    SELECT stored.table AS name, groupArray((stored.name, stored.type)) AS columns
    FROM system.columns AS stored
    WHERE database = 'usance' AND type NOT LIKE 'AggregateFunction%' AND default_kind != 'ALIAS'
    GROUP BY stored.table
    HAVING name NOT IN ('migrations', 'builds', 'cohorts', 'day_marks', 'epochs', 'roll_ups')`);
  for (const { name, columns } of tables) {
    const isDay = (column: string) => column.endsWith('day');
    const structure = columns.map(([column, type]) => `\`${column}\` ${isDay(column) ? 'UInt16' : type}`);
    const values = columns.map(([column]) =>
      isDay(column) ? `toDate('2026-01-01') + ${column} % 90` : `\`${column}\``,
    );
    await warehouse.command(`
      INSERT INTO ${name} (${columns.map(([column]) => `\`${column}\``).join(', ')})
      SELECT ${values.join(', ')}
      FROM generateRandom('${structure.join(', ')}', 7, 10, 3)
      LIMIT 500`);
  }
  await warehouse.command('INSERT INTO session_days SELECT * REPLACE (revision + 1 AS revision) FROM session_days');
}

/** What the tables hold, whichever of their columns a backup knows of. */
async function contents(warehouse: Warehouse): Promise<Record<string, unknown>> {
  const tables = await warehouse.query<{ name: string; engine: string }>(
    "SELECT name, engine FROM system.tables WHERE database = 'usance' AND name != 'migrations' ORDER BY name",
  );
  const found: Record<string, unknown> = {};
  for (const { name, engine } of tables) {
    const final = engine === 'MergeTree' ? '' : 'FINAL';
    [found[name]] = await warehouse.query(
      `SELECT count() AS rows, toString(sum(cityHash64(*))) AS hash FROM ${name} ${final}`,
    );
  }
  return found;
}

describe('every table', () => {
  test('is the same after it was dumped and loaded, in all its columns', async () => {
    const first = openChdb(join(folder, 'first'));
    await migrate(first);
    await fill(first);
    const before = await contents(first);
    const files: { file: string; of: Awaited<ReturnType<typeof partitionsOf>>[number] }[] = [];
    for (const table of await storedTables(first))
      for (const of of await partitionsOf(first, table)) {
        const file = join(folder, `${files.length}.native`);
        await pipeline(Readable.from(dumpPartition(first, of)), createWriteStream(file));
        expect(await digestOfFile(first, of, file)).toEqual(await digestOfPartition(first, of));
        files.push({ file, of });
      }
    await first.close();

    const second = openChdb(join(folder, 'second'));
    await migrate(second);
    const empty = await contents(second);
    for (const { file, of } of files) await loadPartition(second, of, file);

    const after = await contents(second);
    await second.close();
    expect(files.length).toBeGreaterThan(10);
    const leftOut = ['builds', 'cohorts', 'day_marks', 'epochs', 'roll_ups'];
    expect(after).toEqual({ ...before, ...Object.fromEntries(leftOut.map((name) => [name, empty[name]])) });
    expect(Object.entries(after).filter(([, one]) => (one as { rows: number }).rows === 0).map(([name]) => name)).toEqual(leftOut.filter((name) => name !== 'epochs')); // prettier-ignore
  });

  test('is made as it was at some time, and brought up to date later', async () => {
    const warehouse = openChdb(join(folder, 'older'));

    await migrate(warehouse, 2);
    expect(await schemaOf(warehouse)).toBe(2);
    expect((await storedTables(warehouse)).map(({ name }) => name)).toEqual(['arrivals', 'session_days']);

    await migrate(warehouse);
    expect(await schemaOf(warehouse)).toBe(newestSchema());
    await warehouse.close();
  });
});

test('whoever has a row, or is in a set, is among the ordinals', async () => {
  const warehouse = openChdb(join(folder, 'ordinals'));
  await migrate(warehouse);
  await warehouse.command("INSERT INTO session_days (product_id, day, installation) VALUES (1, '2026-11-23', 3), (1, '2026-11-24', 3), (2, '2026-11-23', 8)"); // prettier-ignore
  await warehouse.command("INSERT INTO exceptions (product_id, day, installation) VALUES (1, '2026-11-23', 4)");
  await warehouse.command("INSERT INTO arrivals (product_id, day, received_day, ordinals) VALUES (1, '2026-11-23', '2026-11-23', [3, 5]), (2, '2026-11-23', '2026-11-23', [9])"); // prettier-ignore

  const found: number[] = [];
  for await (const ordinals of ordinalsOf(warehouse, 1)) found.push(...ordinals);
  await warehouse.close();

  expect(found).toEqual([3, 4, 5]);
});

test('a dump goes on while others ask and insert, and may be left', async () => {
  const warehouse = openChdb(join(folder, 'first'));
  const dump = warehouse.dump('SELECT number FROM numbers(1000000) SETTINGS max_block_size = 1000');
  let bytes = 0;
  let answers = 0;
  for await (const chunk of dump) {
    bytes += chunk.length;
    if (answers === 20) continue;
    answers += (await warehouse.query('SELECT 1')).length;
    await warehouse.command('INSERT INTO refusals (product_id, items) VALUES (1, 1)');
  }
  for await (const chunk of warehouse.dump('SELECT number FROM numbers(1e12)')) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  const failed = Readable.from(warehouse.dump('SELECT * FROM nowhere')).toArray();

  await expect(failed).rejects.toMatchObject({ code: 'failed' });
  expect(bytes).toBeGreaterThan(8_000_000);
  expect(answers).toBe(20);
  await warehouse.close();
});
