import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { ExceptionRecord } from '../testing/record.ts';

/*
 * Fleets small enough to count on one's fingers, with the answers worked out by hand from the definition. All days are of 2026; today is
 * Monday 23 November. The range is 2 to 8 November.
 */

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const thrown = (seq: number, type: string, frames: string[], handled = false): ExceptionRecord => ({
  seq,
  type,
  frames,
  handled,
});

async function ask(fleet: Parameters<typeof storeFleet>[1], raw: Record<string, string> = {}) {
  const context = await storeFleet(warehouse, fleet);
  return runReport(warehouse, 'exceptions', { raw: { from: '2026-11-02', to: '2026-11-08', ...raw }, context });
}

test('exceptions of one type and place are one row, whatever the line, with the versions that threw them by their numbers', async () => {
  const { rows, totals } = await ask([
    installation(1, '11-01', [
      ['11-01', { version: '4.8', exceptions: [thrown(0, 'TypeError', ['a.js:1:1 f'])] }], // before the range
      [
        '11-03',
        {
          version: '4.10',
          exceptions: [thrown(0, 'TypeError', ['a.js:12:3 f']), thrown(1, 'TypeError', ['a.js:9:9 f'], true)],
        },
      ],
    ])(),
    installation(2, '11-04', [['11-04', { version: '4.9', exceptions: [thrown(0, 'TypeError', ['a.js:12:3 f'])] }]])(),
    installation(3, '11-05', [['11-05', { exceptions: [thrown(0, 'RangeError', ['a.js:12:3 f'])] }]])(),
    installation(4, '11-05', ['11-05'])(),
  ]);

  const alike = { frame: 'a.js:12:3 f', exceptions: 3, unhandled: 2, installations: 2 };
  const other = { frame: 'a.js:12:3 f', exceptions: 1, unhandled: 1, installations: 1 };
  expect(rows).toEqual([
    {
      ...alike,
      fingerprint: md5('TypeError\na.js f'),
      type: 'TypeError',
      firstDay: '2026-11-03',
      lastDay: '2026-11-04',
      firstVersion: '4.9',
      lastVersion: '4.10',
    },
    {
      ...other,
      fingerprint: md5('RangeError\na.js f'),
      type: 'RangeError',
      firstDay: '2026-11-05',
      lastDay: '2026-11-05',
      firstVersion: '(none)',
      lastVersion: '(none)',
    },
  ]);
  expect(totals).toEqual({ exceptions: 4, unhandled: 3, installations: 3 });
});

const md5 = (text: string) => createHash('md5').update(text).digest('hex').slice(0, 16);

test('one that a later revision leaves out is still there, and one that is sent again is there once', async () => {
  const again = { revision: 2, session: 0n, exceptions: [thrown(1, 'B', [])] };
  const { totals } = await ask([
    installation(1, '11-03', [
      ['11-03', { session: 0n, exceptions: [thrown(0, 'A', []), thrown(1, 'B', [])] }],
      ['11-03', again],
    ])(),
  ]);

  expect(totals).toEqual({ exceptions: 2, unhandled: 2, installations: 1 });
});

test('filters choose by the session day that threw it', async () => {
  const exceptions = [thrown(0, 'A', []), thrown(1, 'A', [], true)];
  const fleet = [
    installation(1, '11-03', [
      ['11-03', { os: 'Windows', exceptions }],
      ['11-04', { os: 'Linux', exceptions }],
    ])(),
    installation(2, '11-03', [['11-03', { os: 'Linux', kind: 'ci', exceptions }]])(),
  ];

  expect((await ask(fleet, { os: 'Windows' })).rows).toMatchObject([
    { exceptions: 2, firstDay: '2026-11-03', lastDay: '2026-11-03' },
  ]);
  expect((await ask(fleet, { which: 'unhandled' })).rows).toMatchObject([{ exceptions: 2, unhandled: 2 }]);
  expect((await ask(fleet, { which: 'handled', os: 'Linux' })).rows).toMatchObject([{ exceptions: 1, unhandled: 0 }]);
  expect((await ask(fleet, { kind: 'ci' })).totals).toEqual({ exceptions: 2, unhandled: 1, installations: 1 });
});

test('a range without any has no rows', async () => {
  const { rows, totals } = await ask([installation(1, '11-03', ['11-03'])()]);

  expect(rows).toEqual([]);
  expect(totals).toEqual({ exceptions: 0, unhandled: 0, installations: 0 });
});
