import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/** Worked out by hand from the definition. All days are of 2026; 2 November is a Monday. */
interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** The range is 2 to 8 November unless it says otherwise. */
  ask: Record<string, string>;
  /** One row a line: the period and the values if there are any, then session days, crashed, share, installations, crashed, share. */
  rows: string;
  /** The same six numbers. */
  totals: number[];
}

const examples: Example[] = [
  {
    title: 'an installation crashed with one version and not with the other',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1', crashed: true }],
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-02', ['11-02', '11-03'])({ version: '4.2' }),
      installation(3, '11-02', [['11-02', { crashed: true }]])({ replacement: true }),
    ],
    ask: {},
    rows: `
      4.2     3 0 1    2 0 1
      (none)  1 1 0    1 1 0
      4.1     2 1 0.5  1 1 0`,
    totals: [6, 2, 4 / 6, 3, 2, 1 / 3],
  },
  {
    title: 'over time and without a split; a week without session days has no row',
    fleet: [
      installation(1, '11-02', ['11-02', ['11-03', { crashed: true }], '11-16'])(),
      installation(2, '11-02', ['11-08', '11-16'])(),
    ],
    ask: { by: '', interval: 'week', to: '2026-11-22' },
    rows: `
      2026-11-02  3 1 ${2 / 3}  2 1 0.5
      2026-11-16  2 0 1         2 0 1`,
    totals: [5, 1, 0.8, 2, 1, 0.5],
  },
  {
    title: 'what comes after the limit is the rest, each installation once',
    fleet: [
      installation(1, '11-02', ['11-02', ['11-03', { os: 'Linux', crashed: true }], ['11-04', { os: 'BSD' }]])({
        os: 'Windows',
      }),
      installation(2, '11-02', ['11-02'])({ os: 'Windows' }),
      installation(3, '11-02', ['11-02'])({ os: 'BSD' }),
    ],
    ask: { by: 'os', limit: '1' },
    // BSD and Windows have two each: the alphabet decides.
    rows: `
      BSD     2 0 1         2 0 1
      (rest)  3 1 ${2 / 3}  2 1 0.5`,
    totals: [5, 1, 0.8, 3, 1, 2 / 3],
  },
  {
    title:
      'several dimensions make combinations; a session over midnight is two session days, which crash on their own',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n }],
        ['11-03', { session: 7n, continued: true, crashed: true }],
      ])({ os: 'Linux', arch: 'x64', sessions: 3 }),
    ],
    ask: { by: 'os,arch', interval: 'day' },
    rows: `
      2026-11-02  Linux x64  1 0 1  1 0 1
      2026-11-03  Linux x64  1 1 0  1 1 0`,
    totals: [2, 1, 0.5, 1, 1, 0],
  },
  {
    title: 'the highest revision says whether it crashed, a filter which session days count',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n, revision: 1, os: 'Linux', crashed: true }],
        ['11-02', { session: 7n, revision: 2, os: 'Linux' }],
        ['11-03', { os: 'Windows', crashed: true }],
        ['11-09', { os: 'Linux', crashed: true }],
      ])({ version: '4' }),
    ],
    ask: { os: 'Linux' },
    rows: '4  1 0 1  1 0 1',
    totals: [1, 0, 1, 1, 0, 1],
  },
  { title: 'nothing has crashed where there is nothing', fleet: [], ask: {}, rows: '', totals: [0, 0, 1, 0, 0, 1] },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-08' };

  const answer = await runReport(warehouse, 'crash-free', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(Object.values(answer.totals ?? {})).toEqual(totals);
});
