import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition. All days are of 2026; today is Monday 23 November; N is 3, so that whoever was last seen on
 * the 19th or before is lost.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** In days, from 1 to 30 November, unless it says otherwise. */
  ask: Record<string, string>;
  settings?: { identifierMonths?: number };
  /** One row a line: tenure, atRisk, lost, survival. */
  rows: string;
}

const examples: Example[] = [
  {
    title:
      'of four, one is lost after the first day and one after two more; the third is still there, which is all that is known',
    fleet: [
      installation(1, '11-02', ['11-02', '11-02'])(),
      installation(2, '11-02', ['11-02', '11-04'])(),
      installation(3, '11-19', ['11-19', '11-20'])(), // 20 + 3 = 23, which is today
      installation(4, '11-10', ['11-10', '11-13'])(),
    ],
    ask: {},
    // 3/4; then one of the two at risk; then the last one.
    rows: `
      0  4 1 0.75
      1  3 0 0.75
      2  2 1 0.375
      3  1 1 0`,
  },
  {
    title: 'whoever is censored at a tenure is still at risk there',
    fleet: [
      installation(1, '11-20', ['11-20', '11-21'])(),
      installation(2, '11-02', ['11-03'])(), // the first day counts, though nothing of it is known
    ],
    ask: {},
    rows: `
      0  2 0 1
      1  2 1 0.5`,
  },
  {
    title: 'in weeks of seven days since the first day, whatever the day of the week',
    fleet: [
      installation(1, '11-04', ['11-04', '11-10'])(), // 6 days
      installation(2, '11-04', ['11-04', '11-11'])(), // 7 days
    ],
    ask: { unit: 'week' },
    rows: `
      0  2 1 0.5
      1  1 1 0`,
  },
  {
    title: 'an expired ID may have been replaced: censored; a replacement is left out',
    fleet: [
      installation(1, '10-06', ['10-06', '11-03'])(), // expires on 6 November, which 3 + 3 reaches
      installation(2, '10-07', ['11-03'])(), // expires on 7 November: lost before
      installation(3, '11-06', ['11-06'])({ replacement: true }),
    ],
    ask: { from: '2026-10-06', to: '2026-10-07', unit: 'week' },
    settings: { identifierMonths: 1 },
    // 28 days are four weeks, 27 days three.
    rows: `
      0  2 0 1
      1  2 0 1
      2  2 0 1
      3  2 1 0.5
      4  1 0 0.5`,
  },
  {
    title: 'filters look at the first session day',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-02', [['11-02', { version: '4.2' }]])(),
    ],
    ask: { version: '4.1' },
    rows: `
      0  1 0 1
      1  1 1 0`,
  },
  {
    title: 'nobody came in the range: no rows',
    fleet: [installation(1, '10-02', ['10-02', '11-05'])()],
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
  const range = { from: '2026-11-01', to: '2026-11-30' };

  const answer = await runReport(warehouse, 'survival', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
