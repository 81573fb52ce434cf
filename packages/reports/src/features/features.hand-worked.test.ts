import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026. The range is 2 to 8 November unless it says otherwise.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: feature, category (- for none), uses, total, installations, share, perSession, perInstallation. */
  rows: string;
  totals: [installations: number, sessions: number, features: number];
}

const examples: Example[] = [
  {
    title: 'a feature that comes twice in a session day counts both times, its installation once',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['Export/PDF', 3],
              ['Export/PDF', 2, 1.5],
            ],
          },
        ],
        ['11-03', { uses: [['Export/PDF', 1, 2]] }],
      ])(),
      installation(2, '11-02', ['11-02', '11-03'])(),
    ],
    rows: 'Export/PDF Export 6 3.5 1 0.5 1.5 6',
    totals: [2, 4, 1],
  },
  {
    title: 'installations come before uses, uses before names; the category ends at the first slash',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['b', 1],
              ['a/b/c', 1],
              ['Z', 9],
              ['/x', 1],
            ],
          },
        ],
      ])(),
      installation(2, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['b', 1],
              ['a/b/c', 3],
            ],
          },
        ],
      ])(),
    ],
    rows: `
      a/b/c  a  4 0 2  1   2   2
      b      -  2 0 2  1   1   1
      Z      -  9 0 1  0.5 4.5 9
      /x     -  1 0 1  0.5 0.5 1`,
    totals: [2, 2, 4],
  },
  {
    title: 'only session days of the range count that fulfil the filters, for the share too',
    fleet: [
      installation(1, '11-01', [
        ['11-01', { uses: [['Old', 1]] }],
        ['11-02', { os: 'Windows', uses: [['Export', 1]] }],
        [
          '11-03',
          {
            os: 'Linux',
            uses: [
              ['Export', 5],
              ['Shell', 1],
            ],
          },
        ],
        ['11-09', { uses: [['Later', 1]] }],
      ])(),
      installation(2, '11-02', ['11-02'])({ os: 'Windows' }),
      installation(3, '11-02', ['11-02'])({ os: 'macOS', uses: [['Export', 1]] }),
    ],
    ask: { os: 'Windows' },
    rows: 'Export - 1 0 1 0.5 0.5 1',
    totals: [2, 2, 1],
  },
  {
    title: 'a session day of which a later revision fulfils the filters no more counts in nothing',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 1n, revision: 1, os: 'Windows', uses: [['Export', 1]] }],
        ['11-02', { session: 1n, revision: 2, os: 'Linux', uses: [['Export', 2]] }],
        ['11-03', { os: 'Windows', uses: [['Shell', 1]] }],
      ])(),
    ],
    ask: { os: 'Windows' },
    rows: 'Shell - 1 0 1 1 1 1',
    totals: [1, 1, 1],
  },
  {
    title: 'sessions that only go on from the day before give no number per session',
    fleet: [installation(1, '11-01', [['11-02', { continued: true, uses: [['Export', 4]] }]])()],
    rows: 'Export - 4 0 1 1 null 4',
    totals: [1, 0, 1],
  },
  {
    title: 'a search knows no capitals, in no script, and leaves the share as it is; the limit cuts after sorting',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['Öffnen', 1],
              ['Neu/öffnen', 2],
              ['Zu', 1],
            ],
          },
        ],
      ])(),
      installation(2, '11-02', [['11-02', { uses: [['Zu', 1]] }]])(),
    ],
    ask: { search: 'ÖFF', limit: '1' },
    rows: 'Neu/öffnen Neu 2 0 1 0.5 1 2',
    totals: [2, 2, 3],
  },
  {
    title: 'a search for signs that patterns are made of finds just these',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            uses: [
              ['a%', 1],
              ['ab', 1],
            ],
          },
        ],
      ])(),
    ],
    ask: { search: '%' },
    rows: 'a% - 1 0 1 1 1 1',
    totals: [1, 1, 2],
  },
  {
    title: 'a range in which nobody was active has no rows',
    fleet: [installation(1, '11-01', [['11-01', { uses: [['Export', 1]] }]])()],
    rows: '',
    totals: [0, 0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals: [installations, sessions, features] }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-08' };

  const answer = await runReport(warehouse, 'features', { raw: { ...range, ...ask }, context });

  const cells = answer.rows.map((row) => Object.values({ ...row, category: row.category || '-' }).map(String));
  expect(cells).toEqual(table(rows));
  expect(answer.totals).toEqual({ installations, sessions, features });
});

test('compares with the range before', async () => {
  const context = await storeFleet(warehouse, [
    installation(1, '10-26', [
      ['10-26', { uses: [['Export', 2]] }],
      ['11-02', { uses: [['Export', 1]] }],
    ])(),
  ]);

  const raw = { from: '2026-11-02', to: '2026-11-08', compare: 'previous' };
  const answer = await runReport(warehouse, 'features', { raw, context });

  expect(answer.comparison).toMatchObject({ from: '2026-10-26', to: '2026-11-01', rows: [{ uses: 2 }] });
});
