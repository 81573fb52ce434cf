import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; today is Monday 23 November. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** From 2 to 8 November, in days, unless it says otherwise. */
  ask: Record<string, string>;
  /** One row a line: age, installations, share. */
  rows: string;
  totals: [installations: number, replacements: number];
}

const examples: Example[] = [
  {
    title: 'ages are those at the end of the range; whoever was not active in it is not counted',
    fleet: [
      installation(1, '11-08', ['11-08', '11-08'])(),
      installation(2, '11-06', ['11-07', '11-08', '11-20'])(),
      installation(3, '11-06', ['11-06'])(),
      installation(4, '11-01', ['11-01'])(),
      installation(5, '11-09', ['11-09'])(),
    ],
    ask: {},
    rows: `
      0  1 0.3333333333333333
      1  0 0
      2  2 0.6666666666666666`,
    totals: [3, 0],
  },
  {
    title: 'a week is whole on its eighth day',
    fleet: [installation(1, '11-01', ['11-02'])(), installation(2, '11-02', ['11-02'])()],
    ask: { unit: 'week' },
    rows: `
      0  1 0.5
      1  1 0.5`,
    totals: [2, 0],
  },
  {
    title: 'a month is whole when its day is reached again, or what follows the end of a shorter month',
    fleet: [
      installation(1, '01-31', ['02-28'])(),
      installation(2, '01-28', ['02-28'])(),
      installation(3, '02-27', ['02-28'])(),
    ],
    ask: { from: '2026-02-28', to: '2026-02-28', unit: 'month' },
    rows: `
      0  2 0.6666666666666666
      1  1 0.3333333333333333`,
    totals: [3, 0],
  },
  {
    title: 'the one that came on the 31st is a month old on 1 March',
    fleet: [installation(1, '01-31', ['03-01'])()],
    ask: { from: '2026-03-01', to: '2026-03-01', unit: 'month' },
    rows: `
      0  0 0
      1  1 1`,
    totals: [1, 0],
  },
  {
    title: 'a replacement is older than its first day tells: in no row',
    fleet: [installation(1, '11-08', ['11-08'])({ replacement: true }), installation(2, '11-08', ['11-08'])()],
    ask: {},
    rows: `
      0  1 1`,
    totals: [1, 1],
  },
  {
    title: 'a filter looks at the session days of the range',
    fleet: [
      installation(1, '11-08', [['11-08', { os: 'Linux' }]])(),
      installation(2, '11-07', [
        ['11-07', { os: 'Linux' }],
        ['11-08', { os: 'macOS' }],
      ])(),
    ],
    ask: { os: 'macOS' },
    rows: `
      0  0 0
      1  1 1`,
    totals: [1, 0],
  },
  {
    title: 'an empty range has no rows',
    fleet: [installation(1, '10-08', ['10-08'])()],
    ask: {},
    rows: '',
    totals: [0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-08', unit: 'day' };

  const answer = await runReport(warehouse, 'installed-base', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ installations: totals[0], replacements: totals[1] });
});
