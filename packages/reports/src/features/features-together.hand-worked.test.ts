import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026. The feature is Export, and the range is 2 to 8 November.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: feature, both, installations, shares of users and of others, lift. */
  rows: string;
  totals: { users: number; active: number };
}

const uses = (...names: string[]) => ({ uses: names.map((name) => [name, 1] as const) });

const examples: Example[] = [
  {
    title: 'features may be used on different days; what no user of the feature uses has no row',
    fleet: [
      installation(1, '11-02', [
        ['11-02', uses('Export', 'Export')],
        ['11-03', uses('Print', 'Print')],
      ])(),
      installation(2, '11-02', [['11-02', uses('Export', 'Save')]])(),
      installation(3, '11-02', [['11-02', uses('Print', 'Zoom')]])(),
      installation(4, '11-02', ['11-02'])(),
    ],
    // Save: lift 1/2 over 1/4; Print: 1/2 over 2/4.
    rows: `
      Save  1 1 0.5 0   2
      Print 1 2 0.5 0.5 1`,
    totals: { users: 2, active: 4 },
  },
  {
    title: 'most users come first, then fewest installations, then names',
    fleet: [
      installation(1, '11-02', [['11-02', uses('Export', 'b', 'a', 'C')]])(),
      installation(2, '11-02', [['11-02', uses('Export', 'C')]])(),
    ],
    rows: `
      C 2 2 1   null 1
      a 1 1 0.5 null 1
      b 1 1 0.5 null 1`,
    totals: { users: 2, active: 2 },
  },
  {
    title: 'the limit cuts after sorting',
    fleet: [
      installation(1, '11-02', [['11-02', uses('Export', 'a', 'b')]])(),
      installation(2, '11-02', [['11-02', uses('Export', 'b')]])(),
    ],
    ask: { limit: '1' },
    rows: 'b 2 2 1 null 1',
    totals: { users: 2, active: 2 },
  },
  {
    title: 'both uses must lie in the range, on session days that fulfil the filters',
    fleet: [
      installation(1, '11-01', [
        ['11-01', { os: 'Windows', ...uses('Early') }],
        ['11-02', { os: 'Windows', ...uses('Export', 'Save') }],
        ['11-03', { os: 'Linux', ...uses('Shell') }],
        ['11-09', { os: 'Windows', ...uses('Late') }],
      ])(),
      installation(2, '11-02', [
        ['11-02', { os: 'Linux', ...uses('Export') }],
        ['11-03', { os: 'Windows', ...uses('Save') }],
      ])(),
    ],
    ask: { os: 'Windows' },
    // 2 used Export on Linux: no user here, but active with Save.
    rows: 'Save 1 2 1 1 1',
    totals: { users: 1, active: 2 },
  },
  {
    title: 'a feature without users has no rows',
    fleet: [installation(1, '11-02', [['11-02', uses('Save')]])()],
    rows: '',
    totals: { users: 0, active: 1 },
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet);
  const usual = { feature: 'Export', from: '2026-11-02', to: '2026-11-08' };

  const answer = await runReport(warehouse, 'features-together', { raw: { ...usual, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual(totals);
});
