import { nothingDeclared } from './declared-values.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation } from '../testing/hand-worked.ts';
import { insertRecords } from '../testing/insert-records.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';

/*
 * Where roll-ups tell which rows are an installation's first or last ones. Today is 23 November 2026; N is 3.
 */

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  const on = (ordinal: number, firstDay: string, days: [day: string, os: string][]) =>
    installation(
      ordinal,
      firstDay,
      days.map(([day, os]) => [day, { os }]),
    )();
  await insertRecords(warehouse, 1, [
    ...on(1, '11-02', [
      ['11-02', 'Linux'],
      ['11-10', 'Windows'],
    ]),
    // Nothing of its first day ever came.
    ...on(2, '11-02', [
      ['11-04', 'Linux'],
      ['11-06', 'Windows'],
      ['11-22', 'macOS'],
    ]),
  ]);
  await buildRollUps(warehouse, { settleMs: 0 });
});

afterAll(() => warehouse.close());

async function wholeOf(filters: Record<string, string>) {
  const context = {
    productId: 1,
    lostAfterDays: 3,
    identifierMonths: 13,
    declared: nothingDeclared,
    createdDay: '2026-01-01',
    today: '2026-11-23',
  };
  const raw = { from: '2026-11-01', to: '2026-11-23', interval: 'total', ...filters };
  const { rows } = await runReport(warehouse, 'activity', { raw, context });
  return rows.map(({ active, new: added, lost }) => ({ active, added, lost }));
}

test('the first row decides, though it is not of the first day', async () => {
  expect(await wholeOf({ os: 'Linux' })).toEqual([{ active: 2, added: 2, lost: 0 }]);
  expect(await wholeOf({ os: 'Windows' })).toEqual([{ active: 2, added: 0, lost: 1 }]);
});

test('the last row is that of the last day, of roll-ups and of what came after them', async () => {
  expect(await wholeOf({ 'latest.os': 'macOS' })).toEqual([{ active: 1, added: 1, lost: 0 }]);

  await insertRecords(warehouse, 1, installation(1, '11-02', [['11-12', { os: 'macOS' }]])());

  expect(await wholeOf({ 'latest.os': 'macOS' })).toEqual([{ active: 2, added: 2, lost: 1 }]);
  expect(await wholeOf({ os: 'Windows' })).toEqual([{ active: 2, added: 0, lost: 0 }]);
});
