import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; today is Monday 23 November. 2, 9 and 16 November are Mondays. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** By weeks, from 2 to 15 November, unless it says otherwise. */
  ask: Record<string, string>;
  /** One row a line: the period, then active, new, retained, resurrected, replacing, dormant, isProvisional. */
  rows: string;
}

const examples: Example[] = [
  {
    title: 'new in the first week, retained in the second; whoever stays away is dormant once',
    fleet: [
      installation(1, '11-02', ['11-02', '11-04', '11-09', '11-15'])(),
      installation(2, '11-08', ['11-08'])(),
      installation(3, '11-15', ['11-15'])(),
    ],
    ask: { to: '2026-11-22' },
    rows: `
      2026-11-02  2  2 0 0 0  0 false
      2026-11-09  2  1 1 0 0  1 false
      2026-11-16  0  0 0 0 0  2 false`,
  },
  {
    title: 'the week before the range is looked at: retained and dormant in the first row',
    fleet: [
      installation(1, '10-20', ['10-20', '11-01', '11-02'])(),
      installation(2, '10-20', ['10-26'])(),
      installation(3, '10-20', ['10-25', '11-02'])(), // not in the week of 26 October
    ],
    ask: { to: '2026-11-08' },
    rows: `
      2026-11-02  2  0 1 1 0  1 false`,
  },
  {
    title: 'a range that begins on Wednesday and ends on Tuesday is widened to whole weeks',
    fleet: [installation(1, '11-02', ['11-02', '11-15'])()],
    ask: { from: '2026-11-04', to: '2026-11-10' },
    rows: `
      2026-11-02  1  1 0 0 0  0 false
      2026-11-09  1  0 1 0 0  0 false`,
  },
  {
    title: 'an installation that is known from a later day on than its first is resurrected, not new',
    fleet: [installation(1, '11-03', ['11-10'])(), installation(2, '11-03', ['11-05'])()],
    ask: {},
    rows: `
      2026-11-02  1  1 0 0 0  0 false
      2026-11-09  1  0 0 1 0  1 false`,
  },
  {
    title: 'a replacement replaces, and is retained like any other; the one that it follows is dormant',
    fleet: [installation(1, '10-01', ['11-02'])(), installation(2, '11-09', ['11-09', '11-16'])({ replacement: true })],
    ask: { to: '2026-11-22' },
    rows: `
      2026-11-02  1  0 0 1 0  0 false
      2026-11-09  1  0 0 0 1  1 false
      2026-11-16  1  0 1 0 0  0 false`,
  },
  {
    title: 'the running week is provisional; the next has no row, although a clock was ahead',
    fleet: [installation(1, '11-16', ['11-16', '11-25'])()],
    ask: { from: '2026-11-16', to: '2026-12-06' },
    rows: `
      2026-11-16  1  1 0 0 0  0 false
      2026-11-23  1  0 1 0 0  0 true`,
  },
  {
    title: 'by months, which differ in length',
    fleet: [installation(1, '01-31', ['01-31', '02-28', '04-01'])()],
    ask: { from: '2026-01-15', to: '2026-04-15', interval: 'month' },
    rows: `
      2026-01-01  1  1 0 0 0  0 false
      2026-02-01  1  0 1 0 0  0 false
      2026-03-01  0  0 0 0 0  1 false
      2026-04-01  1  0 0 1 0  0 false`,
  },
  {
    title: 'by days, a session over midnight is active on both',
    fleet: [
      installation(1, '11-22', [
        ['11-22', { session: 7n }],
        ['11-23', { session: 7n, continued: true }],
      ])(),
    ],
    ask: { from: '2026-11-21', to: '2026-11-24', interval: 'day' },
    rows: `
      2026-11-21  0  0 0 0 0  0 false
      2026-11-22  1  1 0 0 0  0 false
      2026-11-23  1  0 1 0 0  0 true`,
  },
  {
    title: 'an update brings an installation into a filter, and takes it out of another',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-09', { version: '4.2' }],
      ])(),
    ],
    ask: { version: '4.2' },
    rows: `
      2026-11-02  0  0 0 0 0  0 false
      2026-11-09  1  0 0 1 0  0 false`,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-15' };

  const answer = await runReport(warehouse, 'lifecycle', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
