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
  /** One row a line: from, to, installations, the median of days. */
  rows: string;
  totals: [started: number, converted: number, share: number];
}

/** An installation that had these types of licence on these days. */
const licensed = (ordinal: number, ...days: [day: string, licenseType: string, known?: Partial<SessionDayRecord>][]) =>
  installation(
    ordinal,
    '10-01',
    days.map(([day, licenseType, known]) => [day, { licenseType, ...known }]),
  )();

const examples: Example[] = [
  {
    title: 'a change in the range counts from where it began; a start counts only if it is seen in the range',
    fleet: [
      licensed(1, ['10-03', 'trial'], ['11-05', 'paid']), // 33 days; its trial lies before the range
      licensed(2, ['10-30', 'trial'], ['11-02', 'trial'], ['11-08', 'paid']), // 9 days
      licensed(3, ['11-02', 'trial'], ['11-09', 'paid']), // after the range
      licensed(4, ['10-30', 'trial'], ['10-31', 'paid'], ['11-02', 'paid']), // before it
      licensed(5, ['11-02', 'trial']),
    ],
    ask: {},
    rows: 'trial paid  2 9',
    totals: [3, 1, 1 / 3],
  },
  {
    title: 'a detour converts, too; the way back does not',
    fleet: [
      licensed(1, ['11-02', 'trial'], ['11-03', ''], ['11-04', 'free'], ['11-05', 'paid']),
      licensed(2, ['11-02', 'paid'], ['11-03', 'trial']),
      licensed(3, ['11-02', 'paid'], ['11-03', 'trial'], ['11-04', 'paid']),
    ],
    ask: {},
    rows: `
      paid   trial  2 1
      free   paid   1 1
      trial  free   1 2
      trial  paid   1 1`,
    totals: [3, 2, 2 / 3],
  },
  {
    title: 'start and goal can be other types; the same for both asks who had it again',
    fleet: [licensed(1, ['11-02', 'free'], ['11-03', 'free']), licensed(2, ['11-02', 'free'])],
    ask: { start: 'free', goal: 'free' },
    rows: '',
    totals: [2, 1, 0.5],
  },
  {
    title: 'within a day the local hour decides, then the session',
    fleet: [
      licensed(1, ['11-02', 'trial', { localHour: 9 }], ['11-02', 'paid', { localHour: 8 }]),
      licensed(2, ['11-02', 'paid', { session: 9n }], ['11-02', 'trial', { session: 8n }]),
    ],
    ask: {},
    rows: `
      paid   trial  1 0
      trial  paid   1 0`,
    totals: [2, 1, 0.5],
  },
  {
    title: 'a filter looks at the session day that changed, and at the start',
    fleet: [
      licensed(1, ['11-02', 'trial', { os: 'Linux' }], ['11-03', 'paid', { os: 'Windows' }]),
      licensed(2, ['11-02', 'trial', { os: 'Windows' }], ['11-04', 'paid', { os: 'Linux' }]),
      licensed(3, ['11-02', 'trial', { os: 'Linux', environment: 'development' }], ['11-03', 'paid', { os: 'Linux' }]),
    ],
    ask: { os: 'Linux' },
    rows: 'trial paid  1 2',
    totals: [1, 1, 1],
  },
  { title: 'nobody makes no rows and zeros', fleet: [], ask: {}, rows: '', totals: [0, 0, 0] },
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
  test.each(examples)('$title', async ({ fleet, ask, rows, totals: [started, converted, share] }) => {
    const context = await storeFleet(warehouse, fleet);
    const range = { from: '2026-11-02', to: '2026-11-08' };

    if (areBuilt) await buildRollUps(warehouse, { settleMs: 0 });

    const answer = await runReport(warehouse, 'conversions', { raw: { ...range, ...ask }, context });

    expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
    expect(answer.totals).toEqual({ started, converted, share });
  });
});
