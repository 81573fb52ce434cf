import * as fc from 'fast-check';
import { nothingDeclared } from './query/declared-values.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from './define-report.ts';
import { provisionalFrom } from './provisional.ts';
import { provisionalOracle } from './provisional.oracle.ts';
import { type ArrivalRecord, insertArrivals } from './testing/insert-arrivals.ts';
import { laterBy } from './testing/oracle-calendar.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';

const today = '2026-11-23';
const range = { from: '2026-11-01', to: today };
let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

async function aProductWith(arrivals: readonly ArrivalRecord[], createdDay = '2026-01-01'): Promise<ReportContext> {
  products += 1;
  await insertArrivals(warehouse, products, arrivals);
  return { productId: products, createdDay, today, lostAfterDays: 30, identifierMonths: 13, declared: nothingDeclared };
}

/** Of twenty installations, the given number arrives late by so many days; the others arrive on the day. */
const arrivedLate = (late: number, days: number): ArrivalRecord[] => [
  { day: '2026-11-10', receivedDay: '2026-11-10', installations: twenty.slice(late) },
  { day: '2026-11-10', receivedDay: laterBy(days, '2026-11-10'), installations: twenty.slice(0, late) },
];
const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

test('only today is provisional for a product of which nothing is known', async () => {
  const context = await aProductWith([]);

  expect(await provisionalFrom(warehouse, range, context)).toBe('2026-11-23');
});

test('only today is provisional where 19 of 20 installations arrive on the day', async () => {
  const context = await aProductWith(arrivedLate(1, 5));

  expect(await provisionalFrom(warehouse, range, context)).toBe('2026-11-23');
});

test('the last days are provisional where 2 of 20 installations arrive four days late', async () => {
  const context = await aProductWith(arrivedLate(2, 4));

  expect(await provisionalFrom(warehouse, range, context)).toBe('2026-11-20');
});

test('a range that ends before the provisional days has none', async () => {
  const context = await aProductWith(arrivedLate(2, 4));

  expect(await provisionalFrom(warehouse, { from: '2026-11-01', to: '2026-11-19' }, context)).toBeNull();
});

test('a range that begins in the provisional days is provisional from its first day', async () => {
  const context = await aProductWith(arrivedLate(2, 4));

  expect(await provisionalFrom(warehouse, { from: '2026-11-22', to: today }, context)).toBe('2026-11-22');
});

test('days before the product was made tell nothing about its delays', async () => {
  const context = await aProductWith(arrivedLate(2, 4), '2026-11-11');

  expect(await provisionalFrom(warehouse, range, context)).toBe('2026-11-23');
});

test('a day of which no installation is left, as after an erasure, tells nothing about delays', async () => {
  const context = await aProductWith([{ day: '2026-11-16', receivedDay: '2026-11-20', installations: [] }]);

  expect(await provisionalFrom(warehouse, range, context)).toBe('2026-11-23');
});

test('provisional days equal those of the oracle for random arrivals, repeated ones among them', async () => {
  const anArrival = fc
    .record({ age: fc.nat(100), delay: fc.integer({ min: -2, max: 12 }), installations: fc.uniqueArray(fc.nat(6)) })
    .map(({ age, delay, installations }) => {
      const day = laterBy(-age, today);
      return { day, receivedDay: laterBy(delay, day), installations };
    });
  const aRange = fc.tuple(fc.nat(20), fc.nat(20)).map(([age, length]) => {
    const from = laterBy(-age, today);
    return { from, to: laterBy(length, from) };
  });

  await fc.assert(
    fc.asyncProperty(fc.array(anArrival, { maxLength: 8 }), aRange, fc.nat(100), async (arrivals, asked, age) => {
      const context = await aProductWith(arrivals, laterBy(-age, today));

      expect(await provisionalFrom(warehouse, asked, context)).toBe(provisionalOracle(arrivals, asked, context));
    }),
    { numRuns: 60 },
  );
});
