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
  /** One row a line: the day, then dau, wau, mau, stickiness. */
  rows: string;
}

const examples: Example[] = [
  {
    title: 'a day counts in the seven days and in the thirty that begin with it, and no longer',
    fleet: [installation(1, '10-01', ['10-01'])()],
    ask: { from: '2026-09-30', to: '2026-10-31' },
    rows: [
      '2026-09-30 0 0 0 0',
      '2026-10-01 1 1 1 1',
      ...['02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day} 0 1 1 0`),
      ...Array.from({ length: 23 }, (_, index) => `2026-10-${String(index + 8).padStart(2, '0')} 0 0 1 0`),
      '2026-10-31 0 0 0 0',
    ].join('\n'),
  },
  {
    title: 'the windows of the first day reach back before the range',
    fleet: [
      installation(1, '10-12', ['10-12', '11-10'])(), // 29 days before the 10th
      installation(2, '10-11', ['10-11', '10-12', '11-04'])(), // six days before
      installation(3, '10-11', ['10-11'])(), // 30 days before: too long ago
      installation(4, '11-03', ['11-03'])(), // seven days before
    ],
    ask: { from: '2026-11-10', to: '2026-11-11' },
    rows: `
      2026-11-10  1 2 3 ${1 / 3}
      2026-11-11  0 1 3 0`,
  },
  {
    title: 'several sessions and several days of an installation count it once; a replacement counts like any other',
    fleet: [
      installation(1, '11-02', ['11-02', '11-02', '11-03', '11-04'])(),
      installation(2, '11-03', ['11-03', '11-04'])({ replacement: true }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-04' },
    rows: `
      2026-11-02  1 1 1 1
      2026-11-03  2 2 2 1
      2026-11-04  2 2 2 1`,
  },
  {
    title: 'a filter looks at each session day of the window',
    fleet: [
      installation(1, '11-01', [
        ['11-01', { os: 'Linux' }],
        ['11-03', { os: 'Windows' }],
      ])(),
      installation(2, '11-01', ['11-01', '11-03'])({ os: 'Linux' }),
      installation(3, '11-01', ['11-03'])({ os: 'Linux', kind: 'ci' }),
    ],
    ask: { from: '2026-11-03', to: '2026-11-03', os: 'Linux' },
    rows: `
      2026-11-03  1 2 2 0.5`,
  },
  {
    title: 'latest. chooses an installation that was last seen before the range',
    fleet: [installation(1, '11-01', ['11-01'])({ os: 'Linux' }), installation(2, '11-01', ['11-01'])({ os: 'macOS' })],
    ask: { from: '2026-11-03', to: '2026-11-03', 'latest.os': 'Linux' },
    rows: `
      2026-11-03  0 1 1 0`,
  },
  {
    title: 'nobody at all makes rows of zeros',
    fleet: [installation(1, '11-05', ['11-05'])()],
    ask: { from: '2026-11-01', to: '2026-11-02' },
    rows: `
      2026-11-01  0 0 0 0
      2026-11-02  0 0 0 0`,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows }) => {
  const context = await storeFleet(warehouse, fleet);

  const answer = await runReport(warehouse, 'stickiness', { raw: ask, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});
