import type { Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; the weeks begin on 2, 9 and 16 November. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: period, installations, counted, partly, setApart, share, development, ci, ephemeral, clone. */
  rows: string;
}

const developed = { environment: 'development' };

const examples: Example[] = [
  {
    title: 'each environment and kind that other reports leave out, and weeks without anybody',
    fleet: [
      installation(1, '11-02', ['11-02'])(),
      installation(2, '11-02', ['11-02'])(developed),
      installation(3, '11-02', ['11-03'])({ kind: 'ci' }),
      installation(4, '11-02', ['11-04'])({ kind: 'ephemeral' }),
      installation(5, '11-02', ['11-16'])({ kind: 'clone' }),
    ],
    rows: `
      2026-11-02  4 1 0 3 0.75  1 1 1 0
      2026-11-09  0 0 0 0 0     0 0 0 0
      2026-11-16  1 0 0 1 1     0 0 0 1`,
  },
  {
    title: 'whoever is active in other reports is not set apart, even if some of it is left out there',
    fleet: [
      installation(1, '11-02', ['11-02', ['11-03', { kind: 'ci' }]])(),
      installation(2, '11-02', ['11-02', ['11-09', { kind: 'ci' }]])(),
      installation(3, '11-02', ['11-02'])({ ...developed, kind: 'ci' }),
    ],
    rows: `
      2026-11-02  3 2 1 1 ${1 / 3}  1 1 0 0
      2026-11-09  1 0 0 1 1         0 1 0 0
      2026-11-16  0 0 0 0 0         0 0 0 0`,
  },
  {
    title: 'an environment or kind that is asked for leaves only its own session days',
    fleet: [
      installation(1, '11-02', ['11-02', ['11-03', { kind: 'ci' }]])(),
      installation(2, '11-02', ['11-02'])({ kind: 'clone' }),
    ],
    ask: { kind: 'ci,clone', interval: 'total' },
    rows: '2026-11-02  2 0 0 2 1  0 1 0 1',
  },
  {
    title: 'a filter looks at the session day',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'macOS' }],
        ['11-03', { os: 'Linux', kind: 'ci' }],
      ])(),
      installation(2, '11-02', ['11-02'])({ os: 'macOS' }),
    ],
    ask: { os: 'Linux', interval: 'total' },
    rows: '2026-11-02  1 0 0 1 1  0 1 0 0',
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-22' };

  const answer = await runReport(warehouse, 'set-apart', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
});

test('the question as understood names no environment and no kind, since all are looked at', async () => {
  const context = await storeFleet(warehouse, []);

  const { query } = await runReport(warehouse, 'set-apart', { raw: { from: '2026-11-02', to: '2026-11-03' }, context });

  expect(query).toEqual({ from: '2026-11-02', to: '2026-11-03', compare: 'none', interval: 'week' });
});
