import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollUps, eraseRollUps, expireRows, findExpired, type Warehouse } from '@usance/warehouse';
import { catalog, isReportName } from './catalog.ts';
import { parseQuery } from './query/report-query.ts';
import { nothingDeclared } from './query/declared-values.ts';
import { runReport } from './run-report.ts';
import { aFleet, fleetToday } from './testing/fleet.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import type { Oracle } from './testing/oracle.ts';
import { oracles } from './testing/oracles.ts';

const fleets = Number(process.env['FLEETS'] ?? 10);

/** A number of refused items is not made of session days, nor is a week without an ID. */
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
const aStep = fc.constantFrom('nothing', 'build', 'expire', 'build, then expire', 'expire, then build');

const aCase = aFleet.chain(({ vocabulary, inserts }) => {
  const days = [...new Set(inserts.flat().map(({ day }) => day))].toSorted();
  return fc.record({
    inserts: fc.constant(inserts),
    before: fc.constantFrom(...days),
    steps: fc.array(aStep, { minLength: inserts.length, maxLength: inserts.length }),
    lostAfterDays: fc.constantFrom(1, 10, 30),
    identifierMonths: fc.constantFrom(1, 13),
    own: fc.tuple(...names.map((name) => oracles[name].ask(vocabulary))),
  });
});

test(
  'what is kept no longer is in no report, whenever roll-ups were built, and whoever had nothing else is known no more',
  async () => {
    let rowsExpired = 0;

    await fc.assert(
      fc.asyncProperty(aCase, async ({ inserts, before, steps, own, ...settings }) => {
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
        let hasExpired = false;
        for (const [index, insert] of inserts.entries()) {
          // The collector takes in nothing that would be deleted at once.
          await insertRecords(warehouse, productId, hasExpired ? insert.filter(({ day }) => day >= before) : insert);
          for (const step of (steps[index] ?? 'nothing').split(', then ')) {
            if (step === 'build') await buildRollUps(warehouse, { settleMs: 0 });
            if (step !== 'expire') continue;
            rowsExpired += (await expire(productId, before)).sessionDays;
            hasExpired = true;
          }
        }
        const all = hasExpired ? [] : inserts.flat();
        const gone = new Set(all.map(({ installation }) => installation));
        for (const { day, installation } of all) if (day >= before) gone.delete(installation);
        const { installations, sessionDays } = await expire(productId, before);
        expect(installations).toEqual([...gone].toSorted((one, other) => one - other));
        rowsExpired += sessionDays;

        const records = inserts.flat().filter(({ day }) => day >= before);
        for (const [index, name] of names.entries()) {
          const oracle: Oracle = oracles[name];
          const raw = { from: '-100d', ...own[index] };
          const { rows, totals } = await runReport(warehouse, name, { raw, context });
          const expected = oracle.answer(records, parseQuery(catalog[name], raw, fleetToday), context);
          expect({ name, rows, totals }).toEqual({ name, rows: expected.rows, totals: expected.totals });
        }
        expect(await expire(productId, before)).toMatchObject({ days: [], sessionDays: 0, details: 0 });
      }),
      { numRuns: fleets, endOnFailure: true },
    );

    expect(rowsExpired).toBeGreaterThan(0);
  },
  fleets * 30_000,
);

async function expire(productId: number, sessionDaysBefore: string) {
  const expiring = { productId, sessionDaysBefore, detailsBefore: '2000-01-01' };
  const expired = await findExpired(warehouse, expiring);
  await eraseRollUps(warehouse, await expireRows(warehouse, expiring, expired));
  return expired;
}
