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
  /** One row a line: from, to, installations, upgrades, whether it is a downgrade, the median of days. */
  rows: string;
}

/** An installation that ran these versions on these days. */
const running = (
  ordinal: number,
  ...days: (readonly [day: string, version: string, known?: Partial<SessionDayRecord>])[]
) =>
  installation(
    ordinal,
    '10-01',
    days.map(([day, version, known]) => [day, { version, ...known }]),
  )();

const examples: Example[] = [
  {
    title: 'the last version before the range is where an installation starts from, the first one of all is no change',
    fleet: [
      running(1, ['10-03', '4.9'], ['10-20', '4.9'], ['11-05', '4.10']), // 33 days after 3 October
      running(2, ['10-25', '4.9'], ['11-02', '4.10'], ['11-03', '4.10']), // 8 days
      running(3, ['10-01', '4.8'], ['10-02', '4.9'], ['10-30', '4.10']), // both changes before the range
      running(4, ['11-02', '4.10']),
      running(5, ['11-02', '4.9'], ['11-09', '4.10']), // after the range
    ],
    ask: {},
    rows: '4.9 4.10  2 2 false 8',
  },
  {
    title: 'there and back and there again are three changes, and the days go back to the first time',
    fleet: [running(1, ['11-02', '4.9'], ['11-03', '4.10'], ['11-04', '4.9'], ['11-06', '4.10'])],
    ask: {},
    rows: `
      4.9   4.10  1 2 false 1
      4.10  4.9   1 1 true  1`, // 1 and 4 days
  },
  {
    title: 'within a day the local hour decides, then the session; days without a version are passed over',
    fleet: [
      running(1, ['11-02', '2', { localHour: 9 }], ['11-02', '1', { localHour: 8 }]),
      running(2, ['11-02', '1', { session: 5n }], ['11-03', ''], ['11-04', '2', { session: 4n }]),
      running(3, ['11-02', '1', { session: 7n }], ['11-02', '2', { session: 6n }]),
    ],
    ask: {},
    rows: `
      1 2  2 2 false 0
      2 1  1 1 true  0`,
  },
  {
    title: 'who goes back, or changes within a day, makes every change, whatever others run meanwhile',
    fleet: [
      running(1, ['11-02', '2'], ['11-04', '1', { localHour: 8 }], ['11-04', '2', { localHour: 9 }]),
      running(2, ['11-02', '1', { localHour: 8 }], ['11-02', '2', { localHour: 9 }], ['11-03', '1']),
      running(3, ...[1, 2, 1].map((version, hour) => ['11-02', String(version), { localHour: hour }] as const)),
      running(4, ['11-02', '3'], ['11-03', '4'], ['11-04', '3']),
      running(5, ['11-02', '3'], ['11-03', '3'], ['11-04', '3']),
      running(6, ['11-02', '6'], ['11-03', '6'], ['11-03', '5', { localHour: 23 }], ['11-04', '5']),
    ],
    ask: {},
    rows: `
      1 2  3 3 false 0
      2 1  3 3 true  1
      3 4  1 1 false 1
      4 3  1 1 true  1
      6 5  1 1 true  1`,
  },
  {
    title: 'what was before the range, in whatever order, leads to what an installation comes with, and no further',
    fleet: [
      running(1, ['10-20', '1'], ['10-25', ''], ['11-02', '2']), // 13 days
      running(2, ['10-10', '1'], ['10-12', '2'], ['10-14', '1'], ['10-16', '3'], ['11-02', '1'], ['11-04', '2']), // 17 of 3, 25 of 1
      running(3, ['10-31', '2', { localHour: 9 }], ['10-31', '1', { localHour: 8 }], ['11-03', '3']), // 3 days
      running(
        4,
        ...[1, 2, 1].map((version, hour) => ['11-01', String(version), { localHour: hour }] as const),
        ['11-02', '2'], // 1 day
      ),
      running(5, ['10-30', '1'], ['10-31', '2'], ['11-01', '1']), // not in the range
      running(6, ['10-20', '2'], ['11-03', '2'], ['11-04', '3']), // 15 days
    ],
    ask: {},
    rows: `
      1 2  3 3 false 13
      2 3  2 2 false 3
      3 1  1 1 true  17`,
  },
  {
    title: 'a release is higher than its pre-releases, and those of a release compare by the numbers in their tags',
    fleet: [
      running(
        1,
        ['11-02', '5.0-beta.2'],
        ['11-03', '5.0-beta.10'],
        ['11-04', '5.0'],
        ['11-05', '5.1-rc1'],
        ['11-06', '5.0'],
      ),
      running(2, ['11-02', '5.0rc1'], ['11-03', '4.9.3']),
    ],
    ask: {},
    rows: `
      5.0          5.1-rc1      1 1 false 1
      5.0-beta.10  5.0          1 1 false 1
      5.0-beta.2   5.0-beta.10  1 1 false 1
      5.0rc1       4.9.3        1 1 true  1
      5.1-rc1      5.0          1 1 true  1`,
  },
  {
    title: 'versions without a number are neither higher nor lower, and a longer one is higher',
    fleet: [
      running(1, ['11-02', '2'], ['11-03', 'beta'], ['11-04', '1']),
      running(2, ['11-02', '4.2.0'], ['11-03', '4.2']),
      running(3, ['11-02', 'v4.2'], ['11-03', '4.2']),
    ],
    ask: {},
    rows: `
      2      beta  1 1 false 1
      4.2.0  4.2   1 1 true  1
      beta   1     1 1 false 1
      v4.2   4.2   1 1 false 1`,
  },
  {
    title: 'a filter looks at the session day that brought the new version',
    fleet: [
      running(1, ['10-01', '1', { os: 'Linux' }], ['11-02', '2', { os: 'Windows' }]),
      running(2, ['10-01', '1', { os: 'Windows' }], ['11-02', '2', { os: 'Linux' }]),
      running(3, ['10-01', '1'], ['11-02', '2', { os: 'Windows', kind: 'ci' }]),
    ],
    ask: { os: 'Windows' },
    rows: '1 2  1 1 false 32',
  },
  {
    title: 'a replacement starts anew; only as many rows are given as the limit says',
    fleet: [
      running(1, ['11-02', '1'], ['11-03', '2']),
      running(2, ['11-04', '3', { replacement: true, firstDay: '2026-11-04' }]),
      running(3, ['11-02', '2'], ['11-03', '3']),
    ],
    ask: { limit: '1' },
    rows: '1 2  1 1 false 1',
  },
  { title: 'nobody makes no rows', fleet: [], ask: {}, rows: '' },
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
  test.each(examples)('$title', async ({ fleet, ask, rows }) => {
    const context = await storeFleet(warehouse, fleet);
    const range = { from: '2026-11-02', to: '2026-11-08' };

    if (areBuilt) await buildRollUps(warehouse, { settleMs: 0 });

    const answer = await runReport(warehouse, 'upgrades', { raw: { ...range, ...ask }, context });

    expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  });
});
