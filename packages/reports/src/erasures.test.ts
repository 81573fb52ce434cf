import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollUps, eraseRollUps, eraseRows, type Warehouse } from '@usance/warehouse';
import { catalog, isReportName } from './catalog.ts';
import { parseQuery } from './query/report-query.ts';
import { nothingDeclared } from './query/declared-values.ts';
import { runReport } from './run-report.ts';
import { aFleet, fleetToday } from './testing/fleet.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import type { Oracle } from './testing/oracle.ts';
import { oracles } from './testing/oracles.ts';
import type { SessionDayRecord } from './testing/record.ts';

const fleets = Number(process.env['FLEETS'] ?? 10);

/** A number of refused items says nothing of whose they were, so that it stays; so does a week without an ID. */
const names = Object.keys(catalog)
  .filter(isReportName)
  .filter((name) => name !== 'refusals' && !('counts' in catalog[name]));

/** How late data comes in says nothing of rows; provisional.test.ts measures it. */
const delayDays = Promise.resolve(1);

let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});

afterAll(() => warehouse.close());

/** What may be done after an insert. */
const aStep = fc.constantFrom('nothing', 'build', 'erase', 'build, then erase', 'erase, then build');

const aCase = aFleet.chain(({ vocabulary, inserts }) => {
  const installations = [...new Set(inserts.flat().map(({ installation }) => installation))];
  return fc.record({
    inserts: fc.constant(inserts),
    erased: fc.subarray(installations, { minLength: 1, maxLength: Math.max(1, installations.length >> 1) }),
    steps: fc.array(aStep, { minLength: inserts.length, maxLength: inserts.length }),
    lostAfterDays: fc.constantFrom(1, 10, 30),
    identifierMonths: fc.constantFrom(1, 13),
    own: fc.tuple(...names.map((name) => oracles[name].ask(vocabulary))),
  });
});

test(
  'after an erasure every report is as if the installation had never been, whenever roll-ups were built',
  async () => {
    let rowsErased = 0;

    await fc.assert(
      fc.asyncProperty(aCase, async ({ inserts, erased, steps, own, ...settings }) => {
        products += 1;
        const productId = products;
        const context = {
          ...settings,
          productId,
          declared: nothingDeclared,
          createdDay: '2026-01-01',
          today: fleetToday,
          delayDays,
        };
        const isErased = ({ installation }: SessionDayRecord) => erased.includes(installation);
        let hasTombstone = false;
        for (const [index, insert] of inserts.entries()) {
          // The collector takes in nothing of whoever has a tombstone.
          await insertRecords(warehouse, productId, hasTombstone ? insert.filter((one) => !isErased(one)) : insert);
          for (const step of (steps[index] ?? 'nothing').split(', then ')) {
            if (step === 'build') await buildRollUps(warehouse, { settleMs: 0 });
            if (step !== 'erase') continue;
            await erase(productId, erased);
            hasTombstone = true;
          }
        }
        await erase(productId, erased);
        rowsErased += inserts.flat().filter(isErased).length;

        const records = inserts.flat().filter((one) => !isErased(one));
        for (const [index, name] of names.entries()) {
          const oracle: Oracle = oracles[name];
          const raw = { from: '-100d', ...own[index] };
          const { rows, totals } = await runReport(warehouse, name, { raw, context });
          const expected = oracle.answer(records, parseQuery(catalog[name], raw, fleetToday), context);
          expect({ name, rows, totals }).toEqual({ name, rows: expected.rows, totals: expected.totals });
        }
      }),
      { numRuns: fleets, endOnFailure: true },
    );

    expect(rowsErased).toBeGreaterThan(0);
  },
  fleets * 30_000,
);

async function erase(productId: number, installations: readonly number[]) {
  await eraseRollUps(warehouse, await eraseRows(warehouse, { productId, installations }));
}
