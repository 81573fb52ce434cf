import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026, and today is 23 November. The feature is Export, the range is 5 to
 * 11 October unless it says otherwise, and three weeks are followed. A first day on 5 October begins weeks on the 12th, 19th and 26th.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  identifierMonths?: number;
  /** One row a line: week, then users, active ones, retention; others, active ones, retention; provisional. */
  rows: string;
}

const used = { uses: [['Export', 1]] } as const;

const examples: Example[] = [
  {
    title:
      'a week runs from its seventh day after the first to its thirteenth, and the first seven days decide who is a user',
    fleet: [
      installation(1, '10-05', ['10-05', ['10-11', used], '10-18', '10-26'])(), // weeks 1 and 3
      installation(2, '10-05', [['10-05', used], '10-19'])(), // week 2
      installation(3, '10-05', ['10-05', ['10-12', used]])(), // too late to be a user; week 1
      installation(4, '10-05', ['10-05', '11-02'])(), // week 4
    ],
    rows: `
      1  2 1 0.5  2 1 0.5  false
      2  2 1 0.5  2 0 0    false
      3  2 1 0.5  2 0 0    false`,
  },
  {
    title: 'who is too young for a week, or for all of it, is not counted in it',
    fleet: [
      installation(1, '11-08', [['11-08', used], '11-15'])(), // week 1 ended on the 21st
      installation(2, '11-09', [['11-09', used], '11-16'])(), // on the 22nd
      installation(3, '11-10', [['11-10', used], '11-17'])(), // ends today
    ],
    ask: { from: '2026-11-01', to: '2026-11-10' },
    rows: `
      1  2 2 1    0 0 null  true
      2  0 0 null 0 0 null  true
      3  0 0 null 0 0 null  true`,
  },
  {
    title: 'an installation leaves with the week in which its ID expires',
    fleet: [installation(1, '10-05', ['10-05', '10-12', '10-26', '11-02'])()],
    ask: { weeks: '4' },
    identifierMonths: 1,
    // It expires on 5 November, in week 4 (2 to 8 November).
    rows: `
      1  0 0 null 1 1 1    false
      2  0 0 null 1 0 0    false
      3  0 0 null 1 1 1    false
      4  0 0 null 0 0 null false`,
  },
  {
    title: 'replacements and installations of other weeks are left out',
    fleet: [
      installation(1, '10-05', [['10-05', used], '10-12'])({ replacement: true }),
      installation(2, '10-04', [['10-05', used], '10-12'])(),
      installation(3, '10-12', [['10-12', used], '10-19'])(),
    ],
    rows: `
      1  0 0 null 0 0 null false
      2  0 0 null 0 0 null false
      3  0 0 null 0 0 null false`,
  },
  {
    title: 'a filter looks at the first session day, and not at those of the use or the weeks',
    fleet: [
      installation(1, '10-05', [
        ['10-05', { os: 'Windows' }],
        ['10-06', { os: 'Linux', ...used }],
        ['10-12', { os: 'Linux' }],
      ])(),
      installation(2, '10-05', [
        ['10-05', { os: 'Linux' }],
        ['10-06', { os: 'Windows', ...used }],
        ['10-12', { os: 'Windows' }],
      ])(),
    ],
    ask: { os: 'Windows', weeks: '1' },
    rows: '1  1 1 1 0 0 null false',
  },
  {
    title: 'weeks are counted from the first day, though no session day of it is known',
    fleet: [installation(1, '10-05', [['10-11', used], '10-12'])()],
    ask: { weeks: '1' },
    rows: '1  1 1 1 0 0 null false',
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, identifierMonths = 13, rows }) => {
  const context = await storeFleet(warehouse, fleet, { identifierMonths });
  const usual = { feature: 'Export', from: '2026-10-05', to: '2026-10-11', weeks: '3' };

  const answer = await runReport(warehouse, 'feature-retention', { raw: { ...usual, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
