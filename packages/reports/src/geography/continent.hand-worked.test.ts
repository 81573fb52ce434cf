import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportContext } from '../define-report.ts';
import { dimensionValues } from '../dimension-values.ts';
import { nothingDeclared } from '../query/declared-values.ts';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';

const range = { from: '2026-11-01', to: '2026-11-30' };
let warehouse: Warehouse;
let context: ReportContext;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  context = await storeFleet(warehouse, [
    installation(1, '11-02', [
      ['11-02', { country: 'DE' }],
      ['11-03', { country: 'FR' }],
      ['11-04', { country: 'US' }],
    ])(),
    installation(2, '11-02', ['11-02'])({ country: 'RU' }),
    installation(3, '11-02', ['11-02'])({ country: 'BR' }),
    installation(4, '11-02', ['11-02'])({ country: 'ZZ' }),
    installation(5, '11-02', ['11-02'])(),
  ]);
});
afterAll(() => warehouse.close());

const installationsBy = async (question: Record<string, string>) => {
  const { rows } = await runReport(warehouse, 'breakdown', {
    raw: { ...range, by: 'continent', ...question },
    context,
  });
  return rows.map(({ value, installations }) => [value, installations]);
};

const expected = [
  ['(none)', 2],
  ['Europe', 2],
  ['North America', 1],
  ['South America', 1],
];

test('a split by continent puts its countries together, an installation of two of them once', async () => {
  expect(await installationsBy({})).toEqual(expected);

  await buildRollUps(warehouse, { settleMs: 0 });

  expect(await installationsBy({})).toEqual(expected);
  expect(await installationsBy({ by: 'latest.continent', limit: '3' })).toEqual([
    ['(none)', 2],
    ['Europe', 1],
    ['North America', 1],
    ['(rest)', 1],
  ]);
});

test('a filter takes continents as it takes any text', async () => {
  expect(await installationsBy({ continent: 'Europe,South America' })).toEqual([
    ['Europe', 2],
    ['South America', 1],
  ]);
  expect(await installationsBy({ continent: '!~America$', by: 'country' })).toEqual([
    ['(none)', 1],
    ['DE', 1],
    ['FR', 1],
    ['RU', 1],
    ['ZZ', 1],
  ]);
});

test('the continents that occur can be chosen from', async () => {
  const question = { name: 'continent', search: 'america', limit: 10, declared: nothingDeclared, ...range };

  expect(await dimensionValues(warehouse, context.productId, question)).toEqual([
    { value: 'North America', installations: 1 },
    { value: 'South America', installations: 1 },
  ]);
});
