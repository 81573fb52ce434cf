import type { Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  ask: Record<string, string>;
  settings?: { identifierMonths?: number };
  /** One row a line: cohort, tenure, atRisk, lost, churn, isProvisional. */
  rows: string;
}

const examples: Example[] = [
  {
    title: 'each month has a way of its own, and tenures in which nobody was lost have a row',
    fleet: [
      installation(1, '09-01', ['09-01', '09-30'])(), // 29 days
      installation(2, '09-30', ['09-30', '11-01'])(), // 32 days
      installation(3, '10-01', ['10-01'])(),
      installation(4, '10-31', ['10-31', '11-22'])(), // is still there
    ],
    ask: { from: '2026-09-01', to: '2026-10-31' },
    // September's last day is the 30th: 30 days and 3 more end on 1 November, 60 and 3 on 1 December. October's 30 and 3 end on 2 December.
    rows: `
      2026-09-01  0  2 1 0.5 false
      2026-09-01  1  1 1 1   true
      2026-10-01  0  2 1 0.5 true`,
  },
  {
    title:
      'in weeks of seven days since the first day, whatever the day of the week; a tenure is decided when the last one can be lost',
    fleet: [
      installation(1, '11-02', ['11-02', '11-16'])(), // 14 days
      installation(2, '11-03', ['11-03', '11-09'])(), // 6 days
    ],
    ask: { from: '2026-11-02', to: '2026-11-06', interval: 'total', unit: 'week' },
    // Whoever came on the 6th has till the 12th in week 0 and is lost when the 15th is over; in week 1 till the 19th, and the 22nd.
    rows: `
      2026-11-02  0  2 1 0.5 false
      2026-11-02  1  1 0 0   false
      2026-11-02  2  1 1 1   true`,
  },
  {
    title: 'a day later it is not yet decided for those who came last',
    fleet: [installation(1, '11-02', ['11-02', '11-09'])()],
    ask: { from: '2026-11-02', to: '2026-11-07', interval: 'total', unit: 'week' },
    rows: `
      2026-11-02  0  1 0 0 false
      2026-11-02  1  1 1 1 true`,
  },
  {
    title: 'an expired ID may have been replaced: censored; a replacement is left out',
    fleet: [
      installation(1, '10-06', ['10-06', '11-03'])(), // expires on 6 November, which 3 + 3 reaches
      installation(2, '10-07', ['11-03'])(), // expires on 7 November: lost before
      installation(3, '10-06', ['10-06'])({ replacement: true }),
    ],
    ask: { from: '2026-10-06', to: '2026-10-07', interval: 'total' },
    settings: { identifierMonths: 1 },
    rows: '2026-10-06  0  2 1 0.5 false',
  },
  {
    title: 'filters look at the first session day',
    fleet: [
      installation(1, '10-02', [
        ['10-02', { version: '4.1' }],
        ['10-03', { version: '4.2' }],
      ])(),
      installation(2, '10-02', [['10-02', { version: '4.2' }]])(),
    ],
    ask: { from: '2026-10-01', to: '2026-10-05', version: '4.1' },
    rows: '2026-10-01  0  1 1 1 false',
  },
  {
    title: 'nobody came in the range: no rows',
    fleet: [installation(1, '10-02', ['10-02', '11-05'])()],
    ask: { from: '2026-11-01' },
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

  const answer = await runReport(warehouse, 'churn', { raw: ask, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
