import type { Warehouse } from '@usance/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/* Worked out by hand from the definition. All days are of 2026; the weeks begin on 2 and 9 November. */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: period, code, items, share. */
  rows: string;
  items: number;
}

const came = (receivedDay: string, ...refused: string[]) => ({ receivedDay: `2026-${receivedDay}`, refused });

const examples: Example[] = [
  {
    title: 'counts items on the day of receipt, whatever day they are about, the most frequent reason first',
    fleet: [
      installation(1, '10-01', [['10-01', came('11-02', 'invalid', 'undeclared', 'undeclared')]])(),
      installation(2, '11-02', [['11-02', came('11-02', 'undeclared')]])(),
      installation(3, '11-02', [['11-02', came('11-04', 'no-consent', 'invalid')]])(),
    ],
    rows: `
      2026-11-02  undeclared  3  0.75
      2026-11-02  invalid     1  0.25
      2026-11-04  invalid     1  0.5
      2026-11-04  no-consent  1  0.5`,
    items: 6,
  },
  {
    title: 'what is sent again is counted again',
    fleet: [
      installation(1, '11-02', [['11-02', came('11-02', 'invalid')]])(),
      installation(1, '11-02', [['11-02', came('11-03', 'invalid')]])(),
    ],
    ask: { interval: 'week' },
    rows: '2026-11-02  invalid  2  1',
    items: 2,
  },
  {
    title: 'only days of the range count',
    fleet: [
      installation(1, '11-01', [
        ['11-01', came('11-01', 'invalid')],
        ['11-02', came('11-09', 'invalid')],
        ['11-03', came('11-10', 'invalid')],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-09', interval: 'total' },
    rows: '2026-11-02  invalid  1  1',
    items: 1,
  },
  {
    title: 'environments and kinds are kept apart',
    fleet: [
      installation(1, '11-02', [['11-02', came('11-02', 'undeclared')]])({ environment: 'development' }),
      installation(2, '11-02', [['11-02', came('11-02', 'invalid')]])({ kind: 'ci' }),
      installation(3, '11-02', [['11-02', came('11-02', 'no-consent')]])(),
    ],
    ask: { environment: 'development' },
    rows: '2026-11-02  undeclared  1  1',
    items: 1,
  },
  { title: 'nothing was refused: no rows', fleet: [installation(1, '11-02', ['11-02'])()], rows: '', items: 0 },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, items }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-01', to: '2026-11-30' };

  const answer = await runReport(warehouse, 'refusals', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ items });
});

test.each([
  ['os', 'Linux', '`to`'],
  ['latest.kind', 'ci', '`kind`'],
  ['enviroment', 'production', '`environment`'],
])('a filter by %s is an error, since no such thing is known of what was refused', async (at, value, nearest) => {
  const context = await storeFleet(warehouse, []);

  await expect(runReport(warehouse, 'refusals', { raw: { [at]: value }, context })).rejects.toMatchObject({
    code: 'unknown-parameter',
    at,
    message: expect.stringContaining(nearest) as string,
  });
});
