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
  ask: Record<string, string>;
  /** One row a line, those without sessions left out: the bucket, from, to, sessions, share. */
  rows: string;
  /** Sessions, then the mean and the median in minutes. */
  totals: [sessions: number, meanMinutes: number, medianMinutes: number];
}

const lasting = (...seconds: number[]) =>
  installation(
    1,
    '11-02',
    seconds.map((one) => ['11-02', { seconds: one }]),
  )();

const examples: Example[] = [
  {
    title: 'a length lies in the bucket that begins with it',
    fleet: [lasting(59, 60, 299, 300, 28_799, 28_800)],
    ask: {},
    rows: `
      0-1      0   1     1 ${1 / 6}
      1-5      1   5     2 ${2 / 6}
      5-15     5   15    1 ${1 / 6}
      240-480  240 480   1 ${1 / 6}
      480+     480 null  1 ${1 / 6}`,
    totals: [6, 58_317 / 60 / 6, 299 / 60],
  },
  {
    title: 'sessions that one record holds count each, with their mean length',
    fleet: [
      installation(1, '11-02', [['11-02', { sessions: 4, seconds: 1_200 }]])(), // five minutes each
      installation(2, '11-02', ['11-02'])(), // half an hour
    ],
    ask: {},
    rows: `
      5-15   5  15  4 0.8
      30-60  30 60  1 0.2`,
    totals: [5, 10, 5],
  },
  {
    title: 'of two lengths in the middle the shorter one is the median',
    fleet: [lasting(60, 120, 180, 240)],
    ask: {},
    rows: '1-5  1 5  4 1',
    totals: [4, 2.5, 2],
  },
  {
    title:
      'a session over midnight is as long as it ran on its first day; one that began before the range does not count',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n, seconds: 600 }],
        ['11-03', { session: 7n, seconds: 36_000, continued: true }],
      ])(),
      installation(2, '11-01', [
        ['11-01', { session: 7n, seconds: 600 }],
        ['11-02', { session: 7n, seconds: 60, continued: true }],
      ])(),
    ],
    ask: {},
    rows: '5-15  5 15  1 1',
    totals: [1, 10, 10],
  },
  {
    title: 'a filter chooses session days; a replacement counts like any other',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Linux', seconds: 0 }],
        ['11-03', { os: 'Windows', seconds: 60 }],
      ])({ replacement: true }),
    ],
    ask: { os: 'Linux' },
    rows: '0-1  0 1  1 1',
    totals: [1, 0, 0],
  },
  { title: 'nobody makes empty buckets and zeros', fleet: [], ask: {}, rows: '', totals: [0, 0, 0] },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals: [sessions, meanMinutes, medianMinutes] }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-08' };

  const answer = await runReport(warehouse, 'session-length', { raw: { ...range, ...ask }, context });

  expect(answer.rows).toHaveLength(9);
  const filled = answer.rows.filter((row) => row.sessions > 0);
  expect(filled.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ sessions, meanMinutes, medianMinutes });
});
