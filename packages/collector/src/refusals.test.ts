import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openChdb, type Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRefusals, type Refused } from './refusals.ts';

const folder = mkdtempSync(join(tmpdir(), 'usance-refusals-'));
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

beforeEach(() => warehouse.command('TRUNCATE TABLE refusals'));

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

const aRefusal = (known: Partial<Refused> = {}): Refused => ({
  productId: 1,
  environment: 'production',
  kind: 'normal',
  code: 'undeclared',
  ...known,
});

/** What is stored, one text a row. */
const counted = async () => {
  const rows = await warehouse.query<{ row: string }>(
    `SELECT concatWithSeparator(' ', product_id, received_day, environment, kind, code, sum(items)) AS row
    FROM refusals GROUP BY product_id, received_day, environment, kind, code ORDER BY row`,
  );
  return rows.map(({ row }) => row);
};

describe('refusals', () => {
  test('are counted by product, day, environment, kind and reason, and written by themselves, soon', async () => {
    let today = '2026-11-22';
    const refusals = createRefusals({ warehouse, today: () => today });

    for (const one of [{}, {}, { code: 'invalid' as const }, { productId: 2 }]) refusals.add(aRefusal(one));
    for (const one of [{ environment: 'development' }, { kind: 'ci' }]) refusals.add(aRefusal(one));
    today = '2026-11-23';
    refusals.add(aRefusal());

    const expected = [
      '1 2026-11-22 development normal undeclared 1',
      '1 2026-11-22 production ci undeclared 1',
      '1 2026-11-22 production normal invalid 1',
      '1 2026-11-22 production normal undeclared 2',
      '1 2026-11-23 production normal undeclared 1',
      '2 2026-11-22 production normal undeclared 1',
    ];
    await vi.waitFor(async () => expect(await counted()).toEqual(expected), 5_000);
  });

  test('of several writes add up, also when the engine has merged them', async () => {
    const stored: number[] = [];
    const refusals = createRefusals({
      warehouse,
      today: () => '2026-11-23',
      onStored: (productId) => stored.push(productId),
    });

    for (const _ of [1, 2, 3]) {
      refusals.add(aRefusal());
      await refusals.flush();
    }
    await warehouse.command('OPTIMIZE TABLE refusals FINAL');

    expect(await counted()).toEqual(['1 2026-11-23 production normal undeclared 3']);
    expect(stored).toEqual([1, 1, 1]);
  });

  test('that cannot be written are given up, and the next are written', async () => {
    const refusals = createRefusals({ warehouse, today: () => '2026-11-23' });
    await warehouse.command('RENAME TABLE refusals TO gone');
    refusals.add(aRefusal());
    await expect(refusals.flush()).resolves.toBeUndefined();
    await warehouse.command('RENAME TABLE gone TO refusals');

    refusals.add(aRefusal({ code: 'no-consent' }));
    await refusals.flush();

    expect(await counted()).toEqual(['1 2026-11-23 production normal no-consent 1']);
  });
});
