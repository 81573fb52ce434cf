import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { aFleet } from '../testing/fleet.ts';
import { storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import { funnelOracle } from './funnel.oracle.ts';

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test('the numbers of a funnel never rise, and those of all values of one dimension add up to the whole', async () => {
  const aCase = aFleet.chain((fleet) => fc.tuple(fc.constant(fleet), funnelOracle.ask(fleet.vocabulary)));
  let entered = 0;

  await fc.assert(
    fc.asyncProperty(aCase, async ([{ inserts }, { steps = '', window = '' }]) => {
      const context = await storeFleet(
        warehouse,
        inserts.map((insert) => [...insert]),
      );
      const raw = { steps, window, from: '-100d' };

      const whole = await runReport(warehouse, 'funnel', { raw, context });
      const parts = await runReport(warehouse, 'funnel', { raw: { ...raw, by: 'os', limit: '2' }, context });

      const counts = whole.rows.map(({ installations }) => installations);
      expect(counts).toEqual(counts.toSorted((one, other) => other - one));
      expect(counts).toEqual(
        whole.rows.map(({ step }) =>
          parts.rows.filter((row) => row.step === step).reduce((sum, { installations }) => sum + installations, 0),
        ),
      );
      entered += counts[1] ?? 0;
    }),
    { numRuns: 25 },
  );

  expect(entered).toBeGreaterThan(0);
}, 120_000);
