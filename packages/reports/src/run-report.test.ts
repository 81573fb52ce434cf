import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from './define-report.ts';
import { runReport } from './run-report.ts';
import { installation, storeFleet } from './testing/hand-worked.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';

let warehouse: Warehouse;
let context: ReportContext;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  context = await storeFleet(warehouse, [installation(1, '11-02', ['11-02'])({ os: 'Windows' })]);
});
afterAll(() => warehouse.close());

test('an answer says what was asked and from which day on it may change', async () => {
  const answer = await runReport(warehouse, 'breakdown', {
    raw: { by: 'os', from: '2026-11-02', os: 'Windows' },
    context,
  });

  expect(answer).toEqual({
    rows: [{ value: 'Windows', installations: 1, sessions: 1, hours: 0.5 }],
    totals: { installations: 1, several: 0 },
    query: {
      by: 'os',
      from: '2026-11-02',
      to: '2026-11-23',
      compare: 'none',
      interval: 'total',
      limit: '100',
      environment: 'production',
      kind: 'normal',
      os: 'Windows',
    },
    provisionalFrom: '2026-11-23',
  });
});

test.each([
  ['previous', '2026-11-04', '2026-11-05', { from: '2026-11-02', to: '2026-11-03' }, 1],
  ['year', '2027-11-02', '2027-11-02', { from: '2026-11-02', to: '2026-11-02' }, 1],
  ['year', '2028-02-29', '2028-02-29', { from: '2027-02-28', to: '2027-02-28' }, 0],
])('compared with %s, an answer says the same of the range before', async (compare, from, to, range, active) => {
  const raw = { from, to, interval: 'total', compare };

  const { rows, comparison, query } = await runReport(warehouse, 'activity', { raw, context });

  expect(rows).toMatchObject([{ period: from, active: 0 }]);
  expect(comparison).toMatchObject({ ...range, rows: [{ period: range.from, active }] });
  expect(query).toMatchObject({ from, to, compare });
});

test.each([
  ['os,vesion', 'did you mean `version`'],
  ['os,os', 'names os twice'],
  ['os,version,edition,country', 'names 4 dimensions'],
  ['"os', 'a quote is out of place'],
])('splitting by %s is an error that says why', async (by, why) => {
  await expect(runReport(warehouse, 'breakdown', { raw: { by }, context })).rejects.toMatchObject({
    at: 'by',
    message: expect.stringContaining(why) as string,
  });
});

test.each(['(', '(?=x)', 'a{1001}', '['])(
  'the pattern %s, which RE2 does not take, is an error that names its filter',
  async (pattern) => {
    const raw = { edition: '~fine', 'latest.os': `!~${pattern}` };

    await expect(runReport(warehouse, 'activity', { raw, context })).rejects.toMatchObject({
      code: 'invalid-filter',
      at: 'latest.os',
      message: expect.stringContaining('is not RE2') as string,
    });
  },
);

test('a report says nothing about another product', async () => {
  const other = { ...context, productId: context.productId + 1_000 };

  const answer = await runReport(warehouse, 'breakdown', { raw: { by: 'os', from: '2026-11-02' }, context: other });

  expect(answer.rows).toEqual([]);
});

test('a report keeps to a time limit that is long enough', async () => {
  const answer = await runReport(warehouse, 'activity', {
    raw: { from: '2026-11-02' },
    context: { ...context, timeoutMs: 30_000 },
  });

  expect(answer.rows).toHaveLength(22);
});
