import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { catalog } from '../catalog.ts';
import { parseQuery } from '../query/report-query.ts';
import { runReport } from '../run-report.ts';
import { storeFleet } from '../testing/hand-worked.ts';
import { laterBy } from '../testing/oracle-calendar.ts';
import { oracles } from '../testing/oracles.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { Oracle } from '../testing/oracle.ts';
import { aSessionDay, type SessionDayRecord } from '../testing/record.ts';

/*
 * The random fleets of all reports are spread so wide that few installations go a way of several steps in them. These ones are dense: a
 * few installations, many session days in a few weeks, three features.
 */

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const feature = fc.constantFrom('A', 'B', 'C');

const aDay = fc.record({
  offset: fc.nat(30),
  localHour: fc.constantFrom(8, 9),
  session: fc.bigInt({ min: 0n, max: 3n }),
  os: fc.constantFrom('Windows', 'Linux'),
  version: fc.constantFrom('1', '2'),
  continued: fc.boolean(),
  seconds: fc.nat(7_200),
  uses: fc.array(fc.tuple(feature, fc.integer({ min: 1, max: 30 })), { maxLength: 2 }),
});

const aDenseFleet = fc
  .array(fc.tuple(fc.nat(20), fc.array(aDay, { minLength: 3, maxLength: 10, size: 'max' })), {
    minLength: 3,
    maxLength: 6,
    size: 'max',
  })
  .map((installations) =>
    installations.map(([start, days], index): SessionDayRecord[] => {
      const firstDay = laterBy(start, '2026-10-05');
      return days.map(({ offset, ...known }) =>
        aSessionDay({ ...known, installation: index + 1, firstDay, day: laterBy(offset, firstDay) }),
      );
    }),
  );

const questions = fc.record({
  features: fc.record({ search: fc.constantFrom('', 'a') }),
  feature: fc.record({
    feature,
    by: fc.constantFrom('', 'os', 'os,version'),
    interval: fc.constantFrom('day', 'week'),
  }),
  'feature-frequency': fc.record({ feature }),
  funnel: fc.record({
    steps: fc.constantFrom('A,B', 'A,B,C', 'B,version=2,A', 'os=Linux,os=Windows,C,A'),
    window: fc.constantFrom('0', '3', '10', '30'),
    by: fc.constantFrom('', 'os', 'version,os', 'latest.os'),
    limit: fc.constantFrom('1', '100'),
  }),
  'features-together': fc.record({ feature }),
  'first-use': fc.record({ feature }),
  'feature-retention': fc.record({ feature, weeks: fc.constant('6') }),
  dropping: fc.record({ what: fc.constantFrom('A', 'os=Linux', 'version=..1') }),
});

const aRange = fc.constantFrom(
  { from: '2026-10-05', to: '2026-11-20' },
  { from: '2026-10-12', to: '2026-10-25' },
  { from: '2026-10-12', to: '2026-10-25', os: 'Linux' },
);

test('reports on features equal their oracles for dense fleets', async () => {
  let longWays = 0;

  await fc.assert(
    fc.asyncProperty(aDenseFleet, questions, aRange, async (fleet, asked, range) => {
      const context = await storeFleet(warehouse, fleet, { identifierMonths: 1 });
      for (const name of Object.keys(asked) as (keyof typeof asked)[]) {
        // its own keys
        const raw = { ...range, ...asked[name] };
        const oracle: Oracle = oracles[name];

        const { rows, totals } = await runReport(warehouse, name, { raw, context });

        const expected = oracle.answer(fleet.flat(), parseQuery(catalog[name], raw, context.today), context);
        expect({ name, rows, totals }).toEqual({ name, rows: expected.rows, totals: expected.totals });
        if (rows.some((row) => 'medianDays' in row && row.medianDays !== null && row.medianDays > 0 && row.step > 2))
          longWays += 1;
      }
    }),
    { numRuns: Number(process.env['FLEETS'] ?? 25) },
  );

  expect(longWays).toBeGreaterThan(0);
}, 300_000);
