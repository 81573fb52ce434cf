import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  dumpPartition,
  migrate,
  newestSchema,
  openChdb,
  partitionsOf,
  schemaOf,
  storedTables,
  type Warehouse,
} from '@usance/warehouse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder, removeFolder } from '../testing/test-server.ts';
import { readPieces, writePiece, type PieceHead } from './pieces.ts';
import { restoreStores } from './restore-stores.ts';

let folder: string;
let warehouse: Warehouse;

beforeEach(() => {
  folder = newFolder('stores');
});
afterEach(async () => {
  await warehouse.close();
  removeFolder(folder);
});

/** A store as it was at some schema, with a session day of each product; closed again, since a process has one at a time. */
async function olderRows(schema: number, products: number[]): Promise<Buffer[]> {
  const older = openChdb(join(folder, 'older'));
  await migrate(older, schema);
  const lines = products.map((product) => JSON.stringify([product, '2026-11-23', 1, 7, 1, '2026-11-01', '4.2.0']));
  await older.insert({
    table: 'session_days',
    columns: ['product_id', 'day', 'installation', 'session', 'revision', 'first_day', 'version'],
    lines: Buffer.from(lines.join('\n')),
  });
  const table = (await storedTables(older)).find(({ name }) => name === 'session_days');
  if (table === undefined) throw new Error('there is no table session_days');
  const [partition] = await partitionsOf(older, table);
  if (partition === undefined) throw new Error('nothing was inserted');
  const rows = await buffer(dumpPartition(older, partition));
  await older.close();
  return [
    writePiece({ kind: 'partition', table: table.name, columns: table.columns, id: partition.id }),
    writePiece({ kind: 'bytes' }, rows.subarray(0, 1_000)),
    writePiece({ kind: 'bytes' }, rows.subarray(1_000)),
  ];
}

const begin = (changes: Partial<Extract<PieceHead, { kind: 'begin' }>> = {}) =>
  writePiece({ kind: 'begin', warehouseSchema: 3, registrySchema: 2, secretCheck: 'that one', ...changes });
const rowsOf = (table: string, ...rows: object[]) =>
  writePiece({ kind: 'rows', table }, Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')));
const product = {
  id: 1,
  name: 'Old',
  key: 'pk_1',
  settings: '{}',
  created_at: '2025-01-01T00:00:00Z',
  deleted_at: null,
};
const installation = rowsOf('installations', { product_id: 1, pseudonym: 'p', ordinal: 1 });
const end = writePiece({ kind: 'end' });

async function* inTurn(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

function restore(pieces: readonly Buffer[], name = 'new') {
  warehouse = openChdb(join(folder, name));
  return restoreStores(readPieces(inTurn(pieces)), {
    warehouse,
    embedded: warehouse,
    registry: { kind: 'sqlite', file: join(folder, name, 'registry.sqlite') },
    folder,
    secretCheck: 'that one',
    givenNumbers: {},
  });
}

describe('stores', () => {
  test('of an older version are restored as they were, and brought up to date', async () => {
    const rows = await olderRows(3, [1]);

    const restored = await restore([begin(), ...rows, installation, rowsOf('products', product), end]);

    expect(restored).toEqual([
      { store: 'warehouse', table: 'session_days', rows: 1 },
      { store: 'registry', table: 'installations', rows: 1 },
      { store: 'registry', table: 'products', rows: 1 },
    ]);
    expect(await schemaOf(warehouse)).toBe(newestSchema());
    expect(await warehouse.query('SELECT product_id AS product, version FROM session_days')).toEqual([
      { product: 1, version: '4.2.0' },
    ]);
    expect(await warehouse.query('SELECT DISTINCT product_id AS product, toString(day) AS day FROM day_marks')).toEqual(
      [{ product: 1, day: '2026-11-23' }],
    );
  });

  test('keep no row of a product that was deleted while they were read', async () => {
    const rows = await olderRows(3, [1, 2]);

    await restore([begin(), ...rows, installation, rowsOf('products', product), end]);

    expect(await warehouse.query('SELECT DISTINCT product_id AS product FROM session_days')).toEqual([{ product: 1 }]);
    expect(await warehouse.query('SELECT DISTINCT product_id AS product FROM day_marks')).toEqual([{ product: 1 }]);
  });

  test('keep no row of an installation that was erased while they were read', async () => {
    const rows = await olderRows(3, [1]);

    await restore([begin(), ...rows, rowsOf('products', product), end]);

    expect(await warehouse.query('SELECT installation FROM session_days')).toEqual([]);
  });

  test('of a newer version are refused', async () => {
    await expect(restore([begin({ warehouseSchema: 9_999 }), end])).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('its schema is 9999'),
    });
    await warehouse.close();
    await expect(restore([begin({ registrySchema: 9_999 }), end], 'another')).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('its schema is 9999'),
    });
  });

  test('of another secret are refused', async () => {
    await expect(restore([begin({ secretCheck: 'another one' }), end])).rejects.toMatchObject({ code: 'other-secret' });
  });

  test('that hold something else afterwards than the backup are found', async () => {
    const rows = await olderRows(3, [1]);
    const twice = restore([begin(), ...rows, ...rows, installation, rowsOf('products', product), end]);
    expect(await twice).toHaveLength(3); // the same rows again are the same rows
    await warehouse.close();

    warehouse = openChdb(join(folder, 'other'));
    await migrate(warehouse, 3);
    await warehouse.command("INSERT INTO session_days (product_id, day, installation) VALUES (1, '2026-11-24', 9)");
    await warehouse.close();

    await expect(
      restore([begin(), ...rows, installation, rowsOf('products', product), end], 'other'),
    ).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/session_days was not restored as it was: 2 rows of 1/),
    });
  });

  test.each([
    ['nothing', []],
    ['no beginning', [end]],
    ['no end', [begin(), rowsOf('products', product)]],
    ['two beginnings', [begin(), begin(), end]],
    ['bytes of no table', [begin(), writePiece({ kind: 'bytes' }, Buffer.from('x')), end]],
    ['half a piece', [begin().subarray(0, -3)]],
  ])('are not made from %s', async (_, pieces) => {
    await expect(restore(pieces)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('are not made from what only a newer version knows', async () => {
    const unknown = writePiece({ kind: 'wonder' } as unknown as PieceHead); // as a newer version may write it

    await expect(restore([begin(), unknown, end])).rejects.toMatchObject({ code: 'newer' });
  });
});
