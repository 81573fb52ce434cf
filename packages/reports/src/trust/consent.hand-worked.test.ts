import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; the weeks begin on 2, 9 and 16 November. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** period, purposes, installations, share */
  rows: [string, string, number, number][];
  /** installations, changed, new */
  totals: [number, number, number];
}

const agreed = (...purposes: string[]) => ({ purposes });

const examples: Example[] = [
  {
    title: 'each set has a row in each period, the larger ones first, whatever order its purposes were sent in',
    fleet: [
      installation(1, '10-01', ['11-02', '11-09'])(agreed('basic')),
      installation(2, '10-01', ['11-03'])(agreed('usage', 'basic')),
      installation(3, '10-01', ['11-04'])(agreed('basic', 'usage')),
      installation(4, '10-01', ['11-05'])(agreed('basic', 'usage', 'diagnostics')),
    ],
    rows: [
      ['2026-11-02', 'basic, usage', 2, 0.5],
      ['2026-11-02', 'basic', 1, 0.25],
      ['2026-11-02', 'basic, diagnostics, usage', 1, 0.25],
      ['2026-11-09', 'basic', 1, 1],
    ],
    totals: [4, 0, 0],
  },
  {
    title: 'who changed their mind within a period is under both sets',
    fleet: [
      installation(1, '10-01', [
        ['11-02', agreed('basic')],
        ['11-03', agreed('basic', 'usage')],
      ])(),
      installation(2, '10-01', ['11-02'])(agreed('basic')),
    ],
    rows: [
      ['2026-11-02', 'basic', 2, 1],
      ['2026-11-02', 'basic, usage', 1, 0.5],
    ],
    totals: [2, 1, 0],
  },
  {
    title: 'each purpose for itself',
    fleet: [
      installation(1, '10-01', ['11-02'])(agreed('usage', 'basic')),
      installation(2, '10-01', ['11-02'])(agreed('basic')),
      installation(3, '10-01', ['11-02'])(agreed()),
      installation(4, '10-01', ['11-02'])(agreed('diagnostics', 'basic')),
    ],
    ask: { each: 'purpose', interval: 'total' },
    rows: [
      ['2026-11-01', 'basic', 3, 0.75],
      ['2026-11-01', '(none)', 1, 0.25],
      ['2026-11-01', 'diagnostics', 1, 0.25],
      ['2026-11-01', 'usage', 1, 0.25],
    ],
    totals: [4, 0, 0],
  },
  {
    title: 'new are those that came in the range by the first session day; a replacement is not',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { ...agreed('basic'), os: 'macOS' }],
        ['11-03', { ...agreed('basic'), os: 'Linux' }],
      ])(),
      installation(2, '11-02', ['11-02'])({ ...agreed('basic'), os: 'macOS', replacement: true }),
      installation(3, '10-31', ['11-02'])({ ...agreed('basic'), os: 'macOS' }),
      installation(4, '11-02', [
        ['11-02', { ...agreed('basic'), os: 'Linux' }],
        ['11-03', { ...agreed('basic'), os: 'macOS' }],
      ])(),
    ],
    ask: { os: 'macOS' },
    rows: [['2026-11-02', 'basic', 4, 1]],
    totals: [4, 0, 1],
  },
  {
    title: 'what is not of the range, or not counted by default, is not there',
    fleet: [
      installation(1, '10-01', ['10-31', '12-01'])(agreed('basic')),
      installation(2, '11-02', ['11-02'])({ ...agreed('basic'), kind: 'ci' }),
    ],
    rows: [],
    totals: [0, 0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

describe.each([
  { areBuilt: false, from: 'rows' },
  { areBuilt: true, from: 'roll-ups' },
])('from $from', ({ areBuilt }) => {
  test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
    const context = await storeFleet(warehouse, fleet);
    if (areBuilt) await buildRollUps(warehouse, { settleMs: 0 });
    const range = { from: '2026-11-01', to: '2026-11-30' };

    const answer = await runReport(warehouse, 'consent', { raw: { ...range, ...ask }, context });

    expect(answer.rows.map((row) => Object.values(row))).toEqual(rows);
    const [installations, changed, added] = totals;
    expect(answer.totals).toEqual({ installations, changed, new: added, downloads: 0, participation: 0 });
  });
});

test('participation is the share of the downloads that were heard of', async () => {
  const context = await storeFleet(warehouse, [
    installation(1, '11-02', ['11-02'])(),
    installation(2, '11-03', ['11-03'])(),
  ]);
  const raw = { from: '2026-11-01', to: '2026-11-30', downloads: '8' };

  const { totals } = await runReport(warehouse, 'consent', { raw, context });

  expect(totals).toMatchObject({ new: 2, downloads: 8, participation: 0.25 });
});
