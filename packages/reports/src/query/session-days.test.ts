import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMonths, type Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { insertRecords } from '../testing/insert-records.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';

/*
 * Months that are whole, of which rows are dropped before revisions are compared. In each test an installation says first that it runs on Windows, and
 * then, in a second revision of the same session day, that it is Linux.
 */

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const revisions = (ordinal: number, day: string) => {
  const revised = (revision: number, os: string) => installation(ordinal, day, [day])({ revision, os });
  return [revised(1, 'Windows'), revised(2, 'Linux')] as const;
};

const merge = () => warehouse.command('OPTIMIZE TABLE session_days FINAL');

const partOf = async (wanted: string) => (await readMonths(warehouse)).find(({ month }) => month === wanted)?.part;

test('a month is whole once it has been merged, until something arrives in it', async () => {
  await storeFleet(warehouse, [installation(1, '08-03', ['08-03', '08-04'])()]);
  expect(await partOf('2026-08-01')).toBe('');
  await merge();
  expect(await partOf('2026-08-01')).not.toBe('');

  await storeFleet(warehouse, [installation(1, '08-03', ['08-05'])()]);
  expect(await partOf('2026-08-01')).toBe('');
});

test('the revision that stands decides, in months that are whole and in others', async () => {
  const [september, october] = [revisions(1, '09-02'), revisions(2, '10-02')];
  const context = await storeFleet(warehouse, [...september, october[0]]);
  await merge();
  await insertRecords(warehouse, context.productId, october[1]);
  const windows = () =>
    runReport(warehouse, 'breakdown', { raw: { by: 'os', from: '2026-09-01', os: 'Windows' }, context });

  expect((await windows()).rows).toEqual([]);
  await merge();
  expect((await windows()).rows).toEqual([]);
});

test('an old revision that is sent again while a question is on its way is not counted', async () => {
  const [first, second] = revisions(1, '11-02');
  const context = await storeFleet(warehouse, [first, second]);
  await merge();
  let sentAgain = 0;
  const meanwhile: Warehouse = {
    ...warehouse,
    async query(sql, ...rest) {
      if (sql.includes('_part NOT IN') && sentAgain++ === 0) await insertRecords(warehouse, context.productId, first);
      return warehouse.query(sql, ...rest);
    },
  };

  const raw = { by: 'os', from: '2026-11-01', os: 'Windows' };
  expect((await runReport(meanwhile, 'breakdown', { raw, context })).rows).toEqual([]);
  expect(sentAgain).toBe(1);
});
