import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportContext } from '../define-report.ts';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; today is Monday 23 November, so that the 16th is the last that is looked at. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  settings?: Partial<ReportContext>;
  /** One row a line: lag, pairs, share, known. */
  rows: string;
  /** pairs, daysUntilComplete */
  totals: [number, number];
}

/** A session day that the server got on the other day. */
const came = (day: string, receivedDay: string, known: Partial<SessionDayRecord> = {}): [string, typeof known] => [
  day,
  { ...known, receivedDay: `2026-${receivedDay}` },
];

const examples: Example[] = [
  {
    title: 'three of four pairs come on their day, and one three days later',
    fleet: [
      installation(1, '11-02', [came('11-02', '11-02'), came('11-03', '11-06')])(),
      installation(2, '11-02', [came('11-02', '11-02'), came('11-04', '11-04')])(),
    ],
    rows: `
      0  3 0.75 0.75
      3  1 0.25 1`,
    totals: [4, 3],
  },
  {
    title: 'a pair counts when the first of it comes, whatever comes again or later, and in whatever order',
    fleet: [
      installation(1, '11-02', [came('11-02', '11-09'), came('11-02', '11-03'), came('11-02', '11-03')])(),
      installation(1, '11-02', [came('11-02', '11-12', { session: 7n })])(),
    ],
    rows: '1  1 1 1',
    totals: [1, 1],
  },
  {
    title: 'what comes before its day, from a clock that is ahead, comes on the day',
    fleet: [installation(1, '11-02', [came('11-03', '11-02')])()],
    rows: '0  1 1 1',
    totals: [1, 0],
  },
  {
    title: 'days of the last week and from before the product was made are left out',
    fleet: [
      installation(1, '11-04', [came('11-04', '11-04'), came('11-05', '11-06'), came('11-16', '11-18')])(),
      installation(2, '11-17', [came('11-17', '11-21')])(),
    ],
    settings: { createdDay: '2026-11-05' },
    rows: `
      1  1 0.5 0.5
      2  1 0.5 1`,
    totals: [2, 2],
  },
  {
    title: 'nineteen of twenty are enough',
    fleet: Array.from({ length: 20 }, (_, index) =>
      installation(index + 1, '11-02', [came('11-02', index === 0 ? '11-10' : '11-03')])(),
    ),
    rows: `
      1  19 0.95 0.95
      8  1  0.05 1`,
    totals: [20, 1],
  },
  {
    title: 'a filter looks at the session day, and a pair without a known arrival is left out',
    fleet: [
      installation(1, '11-02', [came('11-02', '11-02', { os: 'Linux' }), came('11-03', '11-04', { os: 'macOS' })])(),
      installation(2, '11-02', [['11-02', { os: 'macOS' }]])(),
    ],
    ask: { os: 'macOS' },
    rows: '1  1 1 1',
    totals: [1, 1],
  },
  {
    title: 'of what is not counted by default, no arrival is known',
    fleet: [installation(1, '11-02', [came('11-02', '11-02', { kind: 'ci' })])()],
    ask: { kind: 'ci' },
    rows: '',
    totals: [0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, settings, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet, settings);
  const raw = { from: '2026-11-01', to: '2026-11-30', ...ask };

  const answers = [await runReport(warehouse, 'arrival-delay', { raw, context })];
  await buildRollUps(warehouse, { settleMs: 0 });
  answers.push(await runReport(warehouse, 'arrival-delay', { raw, context }));

  for (const answer of answers) {
    expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
    expect(answer.totals).toEqual({ pairs: totals[0], daysUntilComplete: totals[1] });
  }
});
