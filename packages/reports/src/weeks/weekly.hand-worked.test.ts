import type { Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import { aWeekReport, insertWeeks, type WeekRecord } from '../testing/week-record.ts';

/* Worked out by hand from the definitions. All days are of 2026; 2, 9 and 16 November are Mondays. */

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

/** So many reports of a week that say the same. */
const reports = (count: number, monday: string, known: Partial<WeekRecord> = {}): Omit<WeekRecord, 'report'>[] =>
  Array.from({ length: count }, () => {
    const { report: _, ...same } = aWeekReport({ report: 0, monday: `2026-${monday}`, ...known });
    return same;
  });

type Name = 'weekly-activity' | 'weekly-breakdown' | 'weekly-features';

/** Rows as texts, of a product to which these reports came. */
async function asked(name: Name, told: Omit<WeekRecord, 'report'>[][], ask: Record<string, string> = {}) {
  const context = await storeFleet(warehouse, []);
  const all = told.flat().map((one, report) => ({ ...one, report }));
  await insertWeeks(warehouse, context.productId, all);
  await insertWeeks(warehouse, context.productId, all.slice(0, 3)); // a repeat changes nothing
  const raw = { from: '2026-11-01', to: '2026-11-30', ...ask };
  const { rows } = await runReport(warehouse, name, { raw, context });
  return rows.map((row) => Object.values(row).map(String));
}

test('activity: a week counts its reports, each once, if its Monday lies in the range', async () => {
  const told = [reports(3, '11-02'), reports(1, '11-16'), reports(7, '10-26'), reports(2, '11-02', { kind: 'ci' })];

  expect(await asked('weekly-activity', told)).toEqual(table('2026-11-02 3 \n 2026-11-16 1'));
  expect(await asked('weekly-activity', told, { to: '2026-11-15' })).toEqual(table('2026-11-02 3'));
  expect(await asked('weekly-activity', told, { kind: 'ci' })).toEqual(table('2026-11-02 2'));
});

test('breakdown: five are told, four are not, and nobody finds them by a difference', async () => {
  const linux = reports(10, '11-02', { os: 'Linux' });

  expect(await asked('weekly-breakdown', [linux, reports(5, '11-02', { os: 'Plan9' })], { dimension: 'os' })).toEqual(
    table('2026-11-02 Linux 10 0.6666666666666666 \n 2026-11-02 Plan9 5 0.3333333333333333'),
  );
  // All but Linux are (few): 4 + 1 are five of them.
  expect(
    await asked('weekly-breakdown', [linux, reports(4, '11-02', { os: 'Plan9' }), reports(1, '11-02')], { dimension: 'os' }),
  ).toEqual(table('2026-11-02 Linux 10 0.6666666666666666 \n 2026-11-02 (few) 5 0.3333333333333333')); // prettier-ignore
  // 4 alone would be found as what is left; so the next larger value is with them.
  expect(
    await asked(
      'weekly-breakdown',
      [linux, reports(6, '11-02', { os: 'macOS' }), reports(4, '11-02', { os: 'Plan9' })],
      { dimension: 'os' },
    ),
  ).toEqual(table('2026-11-02 Linux 10 0.5 \n 2026-11-02 (few) 10 0.5'));
  expect(await asked('weekly-breakdown', [reports(4, '11-02', { os: 'Linux' })], { dimension: 'os' })).toEqual(
    table('2026-11-02 (few) 4 1'),
  );
});

test('breakdown: what is missing is a value, each kind is hidden for itself, each week stands for itself', async () => {
  const told = [reports(6, '11-02'), reports(4, '11-02', { kind: 'ci' }), reports(5, '11-09', { version: '4.2' })];

  expect(await asked('weekly-breakdown', told, { kind: 'normal,ci' })).toEqual(
    table('2026-11-02 (none) 6 0.6 \n 2026-11-02 (few) 4 0.4 \n 2026-11-09 4.2 5 1'),
  );
});

test('features: of a week, those that five reports name, with uses and sums', async () => {
  const told = [
    reports(5, '11-02', { uses: [['Export', 2, 1.5], ['Find', 1, 0]] }), // prettier-ignore
    reports(1, '11-02', { uses: [['Export', 3, 1]] }),
    reports(2, '11-02'),
    reports(4, '11-09', { uses: [['Export', 1, 0]] }),
  ];

  expect(await asked('weekly-features', told)).toEqual(
    table('2026-11-02 Export 6 0.75 13 8.5 \n 2026-11-02 Find 5 0.625 5 0'),
  );
});

test('installations have no rows in them', async () => {
  const context = await storeFleet(warehouse, [installation(1, '11-02', ['11-02', '11-03'])()]);

  for (const name of ['weekly-activity', 'weekly-breakdown', 'weekly-features'] as const)
    expect((await runReport(warehouse, name, { raw: { from: '2026-11-01' }, context })).rows).toEqual([]);
});

test('the last weeks are provisional for as long as their reports may come', async () => {
  const context = await storeFleet(warehouse, []); // today is the 23rd
  const ask = async (to: string) =>
    (await runReport(warehouse, 'weekly-activity', { raw: { from: '2026-10-01', to }, context })).provisionalFrom;

  expect([await ask('2026-11-30'), await ask('2026-11-12'), await ask('2026-11-11')]).toEqual(['2026-11-12', '2026-11-12', null]); // prettier-ignore
});

test('a filter by anything but environment and kind is an error', async () => {
  await expect(asked('weekly-activity', [], { os: 'Linux' })).rejects.toMatchObject({ code: 'unknown-parameter' });
});
