import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Fleets small enough to count on one's fingers, with the answers worked out by hand from the definition. They guard against an
 * oracle that shares its author's misreading. All days are of 2026; today is Monday 23 November.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** The range is 2 to 8 November unless it says otherwise. */
  ask: Record<string, string>;
  /** One row a line: the period if there is one, the value, then installations, sessions, hours. */
  rows: string;
  /** Installations, then how many of them had several values. */
  totals: [installations: number, several: number];
}

const examples: Example[] = [
  {
    title: 'an installation that changed its version counts under both, and as one with several',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-02', [['11-02', { version: '4.2' }]])(),
      installation(3, '11-02', ['11-02'])(),
    ],
    ask: { by: 'version' },
    rows: `
      4.2     2  2 1
      (none)  1  1 0.5
      4.1     1  1 0.5`,
    totals: [3, 1],
  },
  {
    title:
      'with latest. it counts once, all its sessions under the last value, also where the last day is after the range',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
        ['11-20', { version: '4.3' }],
      ])(),
      installation(2, '11-02', [['11-02', { version: '4.2' }]])(),
    ],
    ask: { by: 'latest.version' },
    rows: `
      4.2  1  1 0.5
      4.3  1  2 1`,
    totals: [2, 0],
  },
  {
    title: 'values after the limit are counted together, each installation once',
    fleet: [
      installation(1, '11-02', [['11-02', { os: 'Windows' }]])(),
      installation(2, '11-02', [['11-02', { os: 'Windows' }]])(),
      installation(3, '11-02', ['11-02', '11-02', '11-02', ['11-03', { os: 'Linux' }]])({ os: 'macOS' }),
    ],
    ask: { by: 'os', limit: '1' },
    rows: `
      Windows  2  2 1
      (rest)   1  4 2`,
    totals: [3, 1],
  },
  {
    title: 'over time, the values with most installations over the whole range keep their rows in every period',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Windows' }],
        ['11-09', { os: 'Windows' }],
      ])(),
      installation(2, '11-02', [['11-03', { os: 'Windows' }]])(),
      installation(3, '11-02', [['11-09', { os: 'macOS' }]])(),
    ],
    ask: { by: 'os', interval: 'week', to: '2026-11-15' },
    rows: `
      2026-11-02  Windows  2  2 1
      2026-11-09  Windows  1  1 0.5
      2026-11-09  macOS    1  1 0.5`,
    totals: [3, 0],
  },
  {
    title: 'a property value that four installations have sent is hidden, one that five have sent is not',
    fleet: [
      ...[1, 2, 3, 4].map((one) =>
        installation(one, '11-02', ['11-02'])({ properties: new Map([['theme', 'secret']]) }),
      ),
      ...[5, 6, 7, 8].map((one) => installation(one, '11-02', ['11-02'])({ properties: new Map([['theme', 'dark']]) })),
      installation(9, '11-02', ['11-20'])({ kind: 'ci', properties: new Map([['theme', 'dark']]) }),
      installation(10, '11-02', ['11-02'])(),
    ],
    ask: { by: 'property.theme' },
    rows: `
      (other)  4  4 2
      dark     4  4 2
      (none)   1  1 0.5`,
    totals: [9, 0],
  },
  {
    title: 'a filter cannot find out a hidden value',
    fleet: [1, 2, 3, 4].map((one) =>
      installation(one, '11-02', ['11-02'])({ properties: new Map([['theme', 'secret']]) }),
    ),
    ask: { by: 'os', 'property.theme': 'secret' },
    rows: '',
    totals: [0, 0],
  },
  {
    title: 'an installation counts under every status of its licence',
    fleet: [
      installation(1, '11-02', ['11-02'])({ licenseStatus: ['activated', 'expired'] }),
      installation(2, '11-02', ['11-02'])({ licenseStatus: ['activated'] }),
      installation(3, '11-02', ['11-02'])(),
    ],
    ask: { by: 'licenseStatus' },
    rows: `
      activated  2  2 1
      (none)     1  1 0.5
      expired    1  1 0.5`,
    totals: [3, 1],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-08' };

  const answer = await runReport(warehouse, 'breakdown', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ installations: totals[0], several: totals[1] });
});
