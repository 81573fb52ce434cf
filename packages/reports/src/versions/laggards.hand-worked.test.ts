import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
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
  /** One row a line: the version, installations, share, first seen, the median of days behind. */
  rows: string;
  totals: [installations: number, unknown: number];
}

/** An installation that ran these versions on these days. */
const running = (ordinal: number, ...days: [day: string, version: string, known?: Partial<SessionDayRecord>][]) =>
  installation(
    ordinal,
    '10-01',
    days.map(([day, version, known]) => [day, { version, ...known }]),
  )();

const examples: Example[] = [
  {
    title: 'behind since the first day on which anybody had a higher version, by its numbers',
    fleet: [
      running(1, ['10-01', '4.9'], ['11-02', '4.9'], ['11-06', '4.9']), // 12 days after 25 October
      running(2, ['11-03', '4.9']), // 9 days
      running(3, ['10-25', '4.10'], ['10-26', '4.10']), // not active in the range
      running(4, ['11-02', '4.9'], ['11-05', '5']), // the highest
      running(5, ['11-04', '4.10']), // the day before 5 was seen
      running(6, ['11-08', '4.10']), // 3 days after
    ],
    ask: {},
    rows: `
      4.10  2 0.4 2026-10-25 0
      4.9   2 0.4 2026-10-01 9
      5     1 0.2 2026-11-05 0`,
    totals: [5, 0],
  },
  {
    title: 'the last day counts though it has no version; without any version an installation is unknown',
    fleet: [
      running(1, ['11-02', '1'], ['11-06', '']),
      running(2, ['11-03', '']),
      running(3, ['11-02', '2'], ['11-02', '1', { localHour: 23 }]),
    ],
    ask: {},
    rows: '1  2 1 2026-11-02 0', // 4 and 0 days behind 2
    totals: [3, 1],
  },
  {
    title: 'nobody on a release is behind for a pre-release of it, but of a later one',
    fleet: [
      running(1, ['11-02', '5.0-beta.2']),
      running(2, ['11-03', '5.0'], ['11-06', '5.0']),
      running(3, ['11-05', '5.1-rc1']),
    ],
    ask: {},
    rows: `
      5.0         1 ${1 / 3} 2026-11-03 1
      5.0-beta.2  1 ${1 / 3} 2026-11-02 0
      5.1-rc1     1 ${1 / 3} 2026-11-05 0`,
    totals: [3, 0],
  },
  {
    title: 'a version without a number is behind nothing, and the same numbers are no higher',
    fleet: [running(1, ['11-02', 'beta']), running(2, ['11-03', 'v4.2']), running(3, ['11-05', '4.2'])],
    ask: {},
    rows: `
      4.2   1 ${1 / 3} 2026-11-05 0
      beta  1 ${1 / 3} 2026-11-02 0
      v4.2  1 ${1 / 3} 2026-11-03 0`,
    totals: [3, 0],
  },
  {
    title: 'a filter chooses session days of the range, not what was ever seen; other kinds are not seen',
    fleet: [
      running(1, ['11-02', '1', { os: 'Linux' }], ['11-07', '2', { os: 'Windows' }]),
      running(2, ['10-30', '3', { os: 'Windows' }]),
      running(3, ['10-20', '4', { os: 'Linux', kind: 'ci' }]),
    ],
    ask: { os: 'Linux' },
    rows: '1  1 1 2026-11-02 3',
    totals: [1, 0],
  },
  {
    title: 'what comes after the limit still counts in the shares and the totals; a replacement counts like any other',
    fleet: [
      running(1, ['11-02', '1']),
      running(2, ['11-02', '1', { replacement: true }]),
      running(3, ['11-02', '2']),
      running(4, ['11-02', '3']),
    ],
    ask: { limit: '1' },
    rows: '1  2 0.5 2026-11-02 0',
    totals: [4, 0],
  },
  { title: 'nobody makes no rows', fleet: [running(1, ['11-09', '1'])], ask: {}, rows: '', totals: [0, 0] },
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
  test.each(examples)('$title', async ({ fleet, ask, rows, totals: [installations, unknown] }) => {
    const context = await storeFleet(warehouse, fleet);
    const range = { from: '2026-11-02', to: '2026-11-08' };

    if (areBuilt) await buildRollUps(warehouse, { settleMs: 0 });

    const answer = await runReport(warehouse, 'laggards', { raw: { ...range, ...ask }, context });

    expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
    expect(answer.totals).toEqual({ installations, unknown });
  });
});
