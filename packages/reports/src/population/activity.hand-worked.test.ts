import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { filteredActivity, type ActivityExample } from '../testing/filtered-activity.ts';
import { splitActivity } from '../testing/split-activity.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';

/*
 * Fleets small enough to count on one's fingers, with the answers worked out by hand from the definition. They guard against an
 * oracle that shares its author's misreading. All days are of 2026; today is Monday 23 November; N is 3 unless said.
 */

const examples: ActivityExample[] = [
  {
    title: 'an installation with several sessions on a day is active once; days without any have a row of zeros',
    fleet: [installation(1, '11-02', ['11-02', '11-02', '11-04'])(), installation(2, '11-03', ['11-04'])()],
    ask: { from: '2026-11-02', to: '2026-11-05' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 1 0 0  2 1
      2026-11-03  0 1 0 0  0 0
      2026-11-04  2 0 0 0  2 1
      2026-11-05  0 0 0 0  0 0`,
  },
  {
    title: 'a week is named after its Monday, though the range starts on Wednesday and leaves out what came before',
    fleet: [installation(1, '11-03', ['11-03', '11-05', '11-08', '11-09'])(), installation(2, '11-04', ['11-04'])()],
    ask: { from: '2026-11-04', to: '2026-11-09', interval: 'week' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  2 1 0 0  3 1.5
      2026-11-09  1 0 0 0  1 0.5`,
  },
  {
    title: 'an installation counts once in each month and once in the total',
    fleet: [installation(1, '10-30', ['10-30', '10-31', '11-01', '11-02'])()],
    ask: { from: '2026-10-01', to: '2026-11-30', interval: 'month' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-10-01  1 1 0 0  2 1
      2026-11-01  1 0 0 0  2 1`,
  },
  {
    title: 'the total of a range is one row under its first day',
    fleet: [installation(1, '10-30', ['10-30', '10-31', '11-01', '11-02'])()],
    ask: { from: '2026-10-15', to: '2026-11-30', interval: 'total' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-10-15  1 1 0 0  4 2`,
  },
  {
    title: 'lost after three days: last seen four days ago is lost, three days ago is not; dated on the day last seen',
    fleet: [
      installation(1, '11-10', ['11-10', '11-12'])(),
      installation(2, '11-10', ['11-10', '11-19'])(), // 19 + 3 = 22, before today
      installation(3, '11-10', ['11-10', '11-20'])(), // 20 + 3 = 23, which is today
    ],
    ask: { from: '2026-11-09', to: '2026-11-23', interval: 'week' },
    rows: `
      2026-11-09  3 3 0 1  4 2
      2026-11-16  2 0 2 1  2 1
      2026-11-23  0 0 0 0  0 0`,
  },
  {
    title: 'with lostOn=declared the same losses are dated four days later, N + 1',
    fleet: [
      installation(1, '11-10', ['11-10', '11-12'])(), // declared on the 16th
      installation(2, '11-10', ['11-10', '11-19'])(), // declared on the 23rd
      installation(3, '11-10', ['11-10', '11-20'])(),
    ],
    ask: { from: '2026-11-16', to: '2026-11-23', interval: 'week', lostOn: 'declared' },
    rows: `
      2026-11-16  2 0 2 1  2 1
      2026-11-23  0 0 0 1  0 0`,
  },
  {
    title: 'an expired ID may have been replaced: not lost; its replacement is not new, and is lost like any other',
    fleet: [
      installation(1, '10-06', ['11-03'])(), // expired on 6 November, which 3 + 3 reaches
      installation(2, '10-07', ['11-03'])(), // expired on 7 November: lost before that
      installation(3, '11-04', ['11-04'])({ replacement: true }),
    ],
    ask: { from: '2026-11-03', to: '2026-11-04' },
    settings: { identifierMonths: 1 },
    rows: `
      2026-11-03  2 0 2 1  2 1
      2026-11-04  1 0 0 1  1 0.5`,
  },
  {
    title: 'returning takes three empty days before, the first day being none of them',
    fleet: [
      installation(1, '10-01', ['11-02', '11-06'])(), // 3, 4 and 5 November are empty
      installation(2, '10-01', ['11-03', '11-06'])(), // 3 November is not
      installation(3, '11-03', ['11-06'])(), // the first day is 3 November, though nothing of it is known
      installation(4, '11-02', ['11-06'])(),
    ],
    ask: { from: '2026-11-05', to: '2026-11-07', interval: 'total' },
    settings: { lostAfterDays: 3, identifierMonths: 1 },
    // Lost are 3 and 4: the IDs of 1 and 2 expired on 1 November.
    rows: `
      2026-11-05  4 0 2 2  4 2`,
  },
  {
    title: 'who comes back is lost no more, and a filter does not make a gap',
    fleet: [
      installation(1, '11-01', [
        ['11-02', { os: 'Windows' }],
        ['11-06', { os: 'Linux' }],
        ['11-09', { os: 'Windows' }],
      ])(),
    ],
    ask: { from: '2026-11-01', to: '2026-11-12', interval: 'total', os: 'Windows' },
    // 6 November comes after a gap, but runs Linux; 9 November comes three days later.
    rows: `
      2026-11-01  1 1 0 1  2 1`,
  },
  {
    title: 'who was seen after the range is not lost in it',
    fleet: [installation(1, '11-02', ['11-02', '11-10'])()],
    ask: { from: '2026-11-02', to: '2026-11-08', interval: 'total' },
    rows: `
      2026-11-02  1 1 0 0  1 0.5`,
  },
  {
    title: 'the highest revision stands, also where it is smaller, sent first, or sent twice',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n, revision: 2, sessions: 2, seconds: 3_600 }],
        ['11-02', { session: 7n, revision: 3, sessions: 1, seconds: 900 }],
        ['11-02', { session: 7n, revision: 3, sessions: 1, seconds: 900 }],
        ['11-02', { session: 7n, revision: 1, sessions: 9, seconds: 7_200 }],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 1 0 0  1 0.25`,
  },
  {
    title: 'a session over midnight counts on the day it began, its hours on both',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n }],
        ['11-03', { session: 7n, continued: true }],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-03' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 1 0 0  1 0.5
      2026-11-03  1 0 0 0  0 0.5`,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

describe.each([
  { areBuilt: false, from: 'rows' },
  { areBuilt: true, from: 'roll-ups' },
])('from $from', ({ areBuilt }) => {
  test.each([...examples, ...filteredActivity, ...splitActivity])('$title', async ({ fleet, ask, settings, rows }) => {
    const context = await storeFleet(warehouse, fleet, settings);
    if (areBuilt) await buildRollUps(warehouse, { settleMs: 0 });

    const answer = await runReport(warehouse, 'activity', { raw: ask, context });

    expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  });
});
