import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/** Worked out by hand from the definition. All days are of 2026. */
interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** The range is 2 to 8 November. */
  ask: Record<string, string>;
  /** One row a line, those without installations left out: the bucket, from, to, the second bucket, installations, share. */
  rows: string;
  totals: { installations: number; mean: number; median: number };
}

const examples: Example[] = [
  {
    title: 'days are counted once, whatever the number of sessions, and only in the range',
    fleet: [
      installation(1, '10-30', ['10-30', '10-31', '11-01', '11-02', '11-02'])(), // one
      installation(2, '11-02', ['11-02', '11-03', '11-08', '11-09'])(), // three
      installation(3, '11-02', ['11-02', '11-03', '11-04', '11-05', '11-06'])({ replacement: true }), // five
      installation(4, '11-01', ['11-01', '11-09'])(),
    ],
    ask: {},
    rows: `
      1    1 2  1 ${1 / 3}
      3-4  3 5  1 ${1 / 3}
      5-7  5 8  1 ${1 / 3}`,
    totals: { installations: 3, mean: 3, median: 3 },
  },
  {
    title: 'a session over midnight is one session and two days; one that began before the range is none',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n }],
        ['11-03', { session: 7n, continued: true }],
      ])(),
      installation(2, '11-01', [
        ['11-01', { session: 7n }],
        ['11-02', { session: 7n, continued: true }],
      ])(),
      installation(3, '11-02', [['11-02', { sessions: 6 }]])(),
      installation(4, '11-02', [['11-02', { sessions: 5 }]])(),
    ],
    ask: { of: 'sessions' },
    rows: `
      0     0 1   1 0.25
      1     1 2   1 0.25
      3-5   3 6   1 0.25
      6-10  6 11  1 0.25`,
    totals: { installations: 4, mean: 3, median: 1 }, // 0, 1, 5, 6
  },
  {
    title: 'an hour lies in the bucket that begins with it',
    fleet: [
      installation(1, '11-02', ['11-02', '11-03'])(), // half an hour each
      installation(2, '11-02', [['11-02', { seconds: 3_599 }]])(),
      installation(3, '11-02', [['11-02', { seconds: 360 }]])(), // 0.1
      installation(4, '11-02', [['11-02', { seconds: 359 }]])(),
      installation(5, '11-02', [['11-02', { seconds: 360_000 }]])(), // 100
    ],
    ask: { of: 'hours' },
    rows: `
      0-0.1    0   0.1   1 0.2
      0.1-0.5  0.1 0.5   1 0.2
      0.5-1    0.5 1     1 0.2
      1-2      1   2     1 0.2
      100+     100 null  1 0.2`,
    totals: { installations: 5, mean: 367_918 / 3_600 / 5, median: 3_599 / 3_600 },
  },
  {
    title: 'two measures make a table of both',
    fleet: [
      installation(1, '11-02', ['11-02', '11-02', '11-03'])(), // two days, an hour and a half
      installation(2, '11-02', ['11-02', '11-03'])(), // two days, one hour
      installation(3, '11-02', [['11-02', { seconds: 9_000 }]])(), // one day, two hours and a half
      installation(4, '11-02', [['11-02', { seconds: 18_000, os: 'Linux' }]])(),
    ],
    ask: { and: 'hours' },
    rows: `
      1  1 2  2-5   1 0.25
      1  1 2  5-10  1 0.25
      2  2 3  1-2   2 0.5`,
    totals: { installations: 4, mean: 1.5, median: 1 },
  },
  {
    title: 'a filter leaves out session days, not installations',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Linux' }],
        ['11-03', { os: 'Windows' }],
        ['11-04', { os: 'Linux' }],
      ])(),
      installation(2, '11-02', ['11-02'])({ os: 'Windows' }),
    ],
    ask: { os: 'Linux' },
    rows: '2  2 3  1 1',
    totals: { installations: 1, mean: 2, median: 2 },
  },
  {
    title: 'nobody makes empty buckets and zeros',
    fleet: [installation(1, '11-10', ['11-10'])()],
    ask: { of: 'hours', and: 'sessions' },
    rows: '',
    totals: { installations: 0, mean: 0, median: 0 },
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const range = { from: '2026-11-02', to: '2026-11-08' };

test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet);

  const answer = await runReport(warehouse, 'engagement', { raw: { ...range, ...ask }, context });

  const filled = answer.rows.filter(({ installations }) => installations > 0);
  expect(filled.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual(totals);
});

test('every bucket has a row, in ascending order', async () => {
  const context = await storeFleet(warehouse, []);

  const answer = await runReport(warehouse, 'engagement', { raw: { ...range, of: 'days', and: 'hours' }, context });

  expect(answer.rows).toHaveLength(100);
  expect(answer.rows.slice(0, 11).map(({ bucket, bucket2 }) => `${bucket} ${bucket2}`)).toEqual([
    ...['0-0.1', '0.1-0.5', '0.5-1', '1-2', '2-5', '5-10', '10-20', '20-50', '50-100', '100+'].map((one) => `1 ${one}`),
    '2 0-0.1',
  ]);
});
