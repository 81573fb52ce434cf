import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';

/*
 * Worked out by hand from the definition; all days are of 2026. The feature is Export, and the range is 2 to 8 November.
 */

const range = { feature: 'Export', from: '2026-11-02', to: '2026-11-08' };
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test('every number of uses is in its bucket, the ends too, and the shares make one', async () => {
  // Each count is one installation's.
  const counts = [0, 1, 2, 3, 5, 6, 10, 11, 20, 21, 50, 51, 100, 101, 5_000, 0];
  const fleet = counts.map((count, index) =>
    installation(index + 1, '11-02', [['11-02', { uses: count === 0 ? [['Import', 9]] : [['Export', count]] }]])(),
  );
  const context = await storeFleet(warehouse, fleet);

  const { rows, totals } = await runReport(warehouse, 'feature-frequency', { raw: range, context });

  expect(rows.map((row) => [row.bucket, row.from, row.to, row.installations])).toEqual([
    ['never', 0, 0, 2],
    ['1', 1, 1, 1],
    ['2', 2, 2, 1],
    ['3-5', 3, 5, 2],
    ['6-10', 6, 10, 2],
    ['11-20', 11, 20, 2],
    ['21-50', 21, 50, 2],
    ['51-100', 51, 100, 2],
    ['over 100', 101, null, 2],
  ]);
  expect(rows.map(({ share }) => share)).toEqual([0.125, 0.0625, 0.0625, ...Array.from({ length: 6 }, () => 0.125)]);
  expect(totals).toEqual({ installations: 16, uses: 5_381 });
});

test('uses add up over days and within one, but not over the ends of the range', async () => {
  const context = await storeFleet(warehouse, [
    installation(1, '11-01', [
      ['11-01', { uses: [['Export', 50]] }],
      [
        '11-02',
        {
          uses: [
            ['Export', 1],
            ['Import', 7],
            ['Export', 1],
          ],
        },
      ],
      ['11-08', { uses: [['Export', 1]] }],
      ['11-09', { uses: [['Export', 50]] }],
    ])(),
    installation(2, '11-01', [['11-01', { uses: [['Export', 1]] }]])(), // not active in the range
  ]);

  const { rows, totals } = await runReport(warehouse, 'feature-frequency', { raw: range, context });

  expect(rows.filter((row) => row.installations > 0)).toEqual([
    { bucket: '3-5', from: 3, to: 5, installations: 1, share: 1 },
  ]);
  expect(totals).toEqual({ installations: 1, uses: 3 });
});

test('a filter leaves out both the uses and the installations that never fulfil it', async () => {
  const context = await storeFleet(warehouse, [
    installation(1, '11-02', [
      ['11-02', { os: 'Windows', uses: [['Export', 1]] }],
      ['11-02', { os: 'Linux', uses: [['Export', 9]] }],
    ])(),
    installation(2, '11-02', ['11-02'])({ os: 'Windows' }),
    installation(3, '11-02', ['11-02'])({ os: 'Linux' }),
  ]);

  const { rows } = await runReport(warehouse, 'feature-frequency', { raw: { ...range, os: 'Windows' }, context });

  expect(rows.slice(0, 2)).toEqual([
    { bucket: 'never', from: 0, to: 0, installations: 1, share: 0.5 },
    { bucket: '1', from: 1, to: 1, installations: 1, share: 0.5 },
  ]);
});

test('without anyone active there are only zeros', async () => {
  const context = await storeFleet(warehouse, []);

  const { rows, totals } = await runReport(warehouse, 'feature-frequency', { raw: range, context });

  expect(rows).toHaveLength(9);
  expect(rows.every(({ installations, share }) => installations === 0 && share === 0)).toBe(true);
  expect(totals).toEqual({ installations: 0, uses: 0 });
});
