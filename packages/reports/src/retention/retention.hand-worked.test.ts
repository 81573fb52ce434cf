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
  /** By weeks, from 2 to 8 November, two periods, unless it says otherwise. */
  ask: Record<string, string>;
  settings?: { identifierMonths?: number };
  /** One row a line: the cohort, the values if there are any, then period, size, active, share, isProvisional. */
  rows: string;
}

const examples: Example[] = [
  {
    title: 'an installation is active in the weeks in which it has a session day, however many',
    fleet: [
      installation(1, '11-02', ['11-02', '11-09', '11-10', '11-22'])(),
      installation(2, '11-08', ['11-08', '11-16'])(),
      installation(3, '11-09', ['11-09'])(), // after the range
      installation(4, '11-01', ['11-01', '11-02'])(), // before it
      installation(5, '11-04', ['11-05'])({ replacement: true }),
      installation(6, '11-03', ['11-03'])({ kind: 'ci' }),
    ],
    ask: {},
    rows: `
      2026-11-02  0  2 2 1    false
      2026-11-02  1  2 1 0.5  false
      2026-11-02  2  2 2 1    false`,
  },
  {
    title: 'rolling counts whoever comes in the week or later, also after the last period that is asked for',
    fleet: [installation(1, '11-02', ['11-02', '11-22'])(), installation(2, '11-02', ['11-02', '11-09'])()],
    ask: { mode: 'rolling', periods: '1' },
    rows: `
      2026-11-02  0  2 2 1  false
      2026-11-02  1  2 2 1  false`,
  },
  {
    title: 'the running week is provisional, and those after it are left out',
    fleet: [installation(1, '11-10', ['11-10'])(), installation(2, '11-22', ['11-22', '11-24'])()],
    ask: { from: '2026-11-09', to: '2026-11-30' },
    rows: `
      2026-11-09  0  1 1 1  false
      2026-11-09  1  1 0 0  false
      2026-11-09  2  1 0 0  true
      2026-11-16  0  1 1 1  false
      2026-11-16  1  1 1 1  true`,
  },
  {
    title: 'at k = 0 it is all of them, also where nothing of the first day is known',
    fleet: [installation(1, '11-02', ['11-09'])()],
    ask: { periods: '1' },
    rows: `
      2026-11-02  0  1 1 1  false
      2026-11-02  1  1 1 1  false`,
  },
  {
    title: 'an installation leaves its cohort in the week in which its ID expires, active or not',
    fleet: [
      installation(1, '10-01', ['10-01', '10-26', '11-02'])(), // expires on Sunday 1 November, in week 5 after 28 September
      installation(2, '10-02', ['10-02', '10-26', '11-02'])(), // on Monday 2 November, in week 5: it lives through week 4
    ],
    ask: { from: '2026-09-28', to: '2026-10-04', periods: '6' },
    settings: { identifierMonths: 1 },
    rows: `
      2026-09-28  0  2 2 1  false
      2026-09-28  1  2 0 0  false
      2026-09-28  2  2 0 0  false
      2026-09-28  3  2 0 0  false
      2026-09-28  4  1 1 1  false`,
  },
  {
    title: 'filters look at the first session day only, and so does by',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1', localHour: 8 }],
        ['11-02', { version: '4.2', localHour: 9 }],
        ['11-09', { version: '4.2' }],
      ])({ os: 'Linux' }),
      installation(2, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-10', { version: '4.1', os: 'Linux' }],
      ])({ os: 'macOS' }),
      installation(3, '11-03', [['11-03', { version: '4.1' }]])({ os: 'Linux' }),
      installation(4, '11-03', [
        ['11-03', { version: '4.0' }],
        ['11-04', { version: '4.1' }],
      ])({ os: 'Linux' }),
    ],
    ask: { version: '4.1', by: 'os', periods: '1' },
    rows: `
      2026-11-02  Linux  0  2 2 1    false
      2026-11-02  Linux  1  2 1 0.5  false
      2026-11-02  macOS  0  1 1 1    false
      2026-11-02  macOS  1  1 1 1    false`,
  },
  {
    title: 'an installation counts under every status of its licence, and once in the rest',
    fleet: [
      installation(1, '11-02', ['11-02'])({ licenseStatus: ['activated', 'expired', 'blocked'] }),
      installation(2, '11-02', ['11-02', '11-09'])({ licenseStatus: ['activated'] }),
    ],
    ask: { by: 'licenseStatus', limit: '1', periods: '1' },
    rows: `
      2026-11-02  activated  0  2 2 1    false
      2026-11-02  activated  1  2 1 0.5  false
      2026-11-02  (rest)     0  1 1 1    false
      2026-11-02  (rest)     1  1 0 0    false`,
  },
  {
    title: 'with a feature, cohorts are made by its first use ever',
    fleet: [
      installation(1, '10-01', ['10-01', ['11-03', { uses: [['Export', 1]] }], '11-10'])(),
      installation(2, '10-01', [
        ['10-30', { uses: [['Export', 1]] }],
        ['11-03', { uses: [['Export', 1]] }],
      ])(),
      installation(3, '11-02', [['11-02', { uses: [['Import', 1]] }]])(),
    ],
    ask: { feature: 'Export', periods: '2' },
    rows: `
      2026-11-02  0  1 1 1  false
      2026-11-02  1  1 1 1  false
      2026-11-02  2  1 0 0  false`,
  },
  {
    title: 'by months, which differ in length',
    fleet: [installation(1, '01-31', ['01-31', '02-28', '04-01'])()],
    ask: { from: '2026-01-01', to: '2026-01-31', interval: 'month', periods: '3' },
    rows: `
      2026-01-01  0  1 1 1  false
      2026-01-01  1  1 1 1  false
      2026-01-01  2  1 0 0  false
      2026-01-01  3  1 1 1  false`,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, settings, rows }) => {
  const context = await storeFleet(warehouse, fleet, settings);
  const range = { from: '2026-11-02', to: '2026-11-08', periods: '2' };

  const answer = await runReport(warehouse, 'retention', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
