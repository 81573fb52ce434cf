import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition. All days are of 2026; today is Monday 23 November; N is 3, so that whoever was last seen on
 * the 19th or before is lost. Every session day is half an hour long.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** From 2 to 20 November unless it says otherwise. */
  ask: Record<string, string>;
  settings?: { identifierMonths?: number };
  /** One row a line: the values if any, lost, stayed, lostShare, then days, sessions and hours of the lost and of those that stayed. */
  rows: string;
}

const examples: Example[] = [
  {
    title: 'lost on the 19th, still there on the 20th; the means are of the range alone',
    fleet: [
      installation(1, '10-01', ['10-01', '11-02', '11-02', '11-19'])(),
      installation(2, '10-01', ['11-20'])(),
      installation(3, '10-01', ['11-03', '11-04', '11-05', '11-22'])(),
      installation(4, '10-01', ['10-31'])(), // lost before the range
      installation(5, '11-21', ['11-21'])(), // came after it
    ],
    ask: {},
    rows: `
      1 2 0.3333333333333333  2 3 1.5  2 2 1`,
  },
  {
    title: 'whoever was seen after the range stayed in it, though lost by now',
    fleet: [installation(1, '11-02', ['11-03', '11-09'])()],
    ask: { to: '2026-11-08' },
    rows: `
      0 1 0  null null null  1 1 0.5`,
  },
  {
    title: 'by and filters look at the last session day in the range',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-02', [
        ['11-02', { version: '4.2', localHour: 8 }],
        ['11-02', { version: '4.1', localHour: 9 }],
        ['11-21', { version: '4.3' }],
      ])(),
      installation(3, '11-02', [['11-02', { version: '4.1' }]])(),
      installation(4, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '3.9' }],
      ])(),
    ],
    ask: { by: 'version', version: '4..' },
    rows: `
      4.1  1 1 0.5  1 1 0.5  1 2 1
      4.2  1 0 1    2 2 1    null null null`,
  },
  {
    title: 'an expired ID is in neither, unless it was seen lately or after the range; a replacement is like any other',
    fleet: [
      installation(1, '10-06', ['11-03'])(), // expired on 6 November, which 3 + 3 reaches
      installation(2, '10-07', ['11-03'])(), // on 7 November: lost before
      installation(3, '10-06', ['11-03', '11-21'])(),
      installation(4, '11-06', ['11-06'])({ replacement: true }),
    ],
    ask: {},
    settings: { identifierMonths: 1 },
    rows: `
      2 1 0.6666666666666666  1 1 0.5  1 1 0.5`,
  },
  {
    title: 'an installation counts with all its use under every status of its licence, and once in the rest',
    fleet: [
      installation(1, '11-02', ['11-02', '11-03'])({ licenseStatus: ['activated', 'expired', 'blocked'] }),
      installation(2, '11-02', ['11-02', '11-20'])({ licenseStatus: ['activated'] }),
    ],
    ask: { by: 'licenseStatus', limit: '1' },
    rows: `
      activated  1 1 0.5  2 2 1  2 2 1
      (rest)     1 0 1    2 2 1  null null null`,
  },
  {
    title: 'a session over midnight began once, on two days',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n }],
        ['11-03', { session: 7n, continued: true }],
      ])(),
    ],
    ask: {},
    rows: `
      1 0 1  2 1 1  null null null`,
  },
  {
    title: 'an empty range has no rows',
    fleet: [installation(1, '10-02', ['10-02'])()],
    ask: {},
    rows: '',
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, settings, rows }) => {
  const context = await storeFleet(warehouse, fleet, settings);
  const range = { from: '2026-11-02', to: '2026-11-20' };

  const answer = await runReport(warehouse, 'lost', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
