import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026. The feature is Export, and the range is 2 to 5 November unless it
 * says otherwise.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: period, values if there are any, then uses, total, installations, active ones, sessions, hours. */
  rows: string;
  totals: [installations: number, activeInstallations: number, several: number];
}

const examples: Example[] = [
  {
    title: 'every period has a row; what is beside the feature counts as activity',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['Export', 2, 10],
              ['Import', 7, 100],
              ['Export', 1],
            ],
          },
        ],
        ['11-02', { uses: [['Export', 1, 0.5]] }],
        '11-04',
      ])(),
      installation(2, '11-02', [['11-02', { uses: [['export', 5]] }]])(),
    ],
    rows: `
      2026-11-02  4 10.5 1 2  3 1.5
      2026-11-03  0 0    0 0  0 0
      2026-11-04  0 0    0 1  1 0.5
      2026-11-05  0 0    0 0  0 0`,
    totals: [1, 2, 0],
  },
  {
    title: 'an installation counts once in a week, and weeks hold only days of the range',
    fleet: [
      installation(1, '11-02', ['11-02', '11-04', '11-08', '11-09'])({ uses: [['Export', 1]] }),
      installation(2, '11-02', ['11-02'])({ uses: [['Export', 1]] }),
    ],
    ask: { from: '2026-11-04', to: '2026-11-09', interval: 'week' },
    rows: `
      2026-11-02  2 0 1 1  2 1
      2026-11-09  1 0 1 1  1 0.5`,
    totals: [1, 1, 0],
  },
  {
    title: 'a session over midnight is a session of the first day; its uses are those of each day',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n, uses: [['Export', 1]] }],
        ['11-03', { session: 7n, continued: true, uses: [['Export', 2]] }],
      ])(),
    ],
    ask: { to: '2026-11-03' },
    rows: `
      2026-11-02  1 0 1 1  1 0.5
      2026-11-03  2 0 1 1  0 0.5`,
    totals: [1, 1, 0],
  },
  {
    title:
      'with by, an installation counts under each version it had; users of the feature come before the merely active',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1', uses: [['Export', 1]] }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-02', [['11-03', { version: '4.2' }]])(),
    ],
    ask: { by: 'version', interval: 'total' },
    rows: `
      2026-11-02  4.1  1 0 1 1  1 0.5
      2026-11-02  4.2  0 0 0 2  2 1`,
    totals: [1, 2, 1],
  },
  {
    title: 'values after the limit are one, each installation once',
    fleet: [
      installation(1, '11-02', [['11-02', { os: 'Windows', uses: [['Export', 3]] }]])(),
      installation(2, '11-02', [
        ['11-02', { os: 'macOS', edition: 'Pro' }],
        ['11-03', { os: 'Linux', edition: 'Pro' }],
      ])(),
    ],
    ask: { by: 'os,edition', limit: '1', interval: 'total' },
    rows: `
      2026-11-02  Windows (none)  3 0 1 1  1 0.5
      2026-11-02  (rest)  (rest)  0 0 0 1  2 1`,
    totals: [1, 2, 1],
  },
  {
    title: 'filters choose the session days, of the feature and of the activity',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Windows', uses: [['Export', 3]] }],
        ['11-02', { os: 'Linux', uses: [['Export', 4]] }],
      ])(),
      installation(2, '11-02', ['11-02'])({ os: 'Windows', kind: 'ci', uses: [['Export', 3]] }),
    ],
    ask: { os: 'Linux', interval: 'month' },
    rows: '2026-11-01  4 0 1 1  1 0.5',
    totals: [1, 1, 0],
  },
  {
    title: 'a feature that nobody used has zeros, and with by no rows where nobody was active',
    fleet: [installation(1, '11-01', ['11-01'])()],
    ask: { by: 'os' },
    rows: '',
    totals: [0, 0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals: [installations, activeInstallations, several] }) => {
  const context = await storeFleet(warehouse, fleet);
  const usual = { feature: 'Export', from: '2026-11-02', to: '2026-11-05' };

  const answer = await runReport(warehouse, 'feature', { raw: { ...usual, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ installations, activeInstallations, several });
});

test('the feature must be named', async () => {
  const context = await storeFleet(warehouse, []);

  await expect(runReport(warehouse, 'feature', { raw: {}, context })).rejects.toThrow('`feature` is missing');
});
