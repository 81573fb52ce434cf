import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { catalog, isReportName, type ReportName } from './catalog.ts';
import type { ReportContext } from './define-report.ts';
import { writeClause } from './filters/write-clause.ts';
import { parseQuery } from './query/report-query.ts';
import { runReport } from './run-report.ts';
import { asDeclared, someDeclared } from './testing/declared.ts';
import { aFleet, type Fleet, fleetToday, type Vocabulary } from './testing/fleet.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import type { Oracle } from './testing/oracle.ts';
import { oracles } from './testing/oracles.ts';
import { aQuestion } from './testing/question.ts';

/** How many fleets are made; each is asked a question by every report. */
const fleets = Number(process.env['FLEETS'] ?? 100);
/** All reports, or the ones that are named. */
const asked = process.env['REPORTS']?.split(',') ?? Object.keys(catalog);
const names = asked.map((name) => {
  if (!isReportName(name)) throw new Error(`there is no report "${name}"`);
  return name;
});

let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});

afterAll(() => warehouse.close());

interface Asked {
  name: ReportName;
  raw: Record<string, string>;
}

/** One question to each report. */
const questionsTo = (vocabulary: Vocabulary): fc.Arbitrary<Asked[]> =>
  fc.tuple(
    ...names.map((name) =>
      fc.tuple(aQuestion(vocabulary), oracles[name].ask(vocabulary)).map(([{ from, to, clauses }, own]) => {
        const filters = Object.fromEntries(
          clauses.map((clause) => writeClause(clause)).filter(([key]) => canBeFiltered(name, key)),
        );
        return { name, raw: { from, to, ...own, ...filters } };
      }),
    ),
  );

const canBeFiltered = (name: ReportName, key: string) =>
  !('filters' in catalog[name]) || key === 'environment' || key === 'kind';

const aCase = aFleet.chain((fleet) =>
  fc.record({
    fleet: fc.constant(fleet),
    buildAfter: fc.integer({ min: 0, max: fleet.inserts.length }),
    mergeAfter: fc.integer({ min: 0, max: 2 * fleet.inserts.length }),
    lostAfterDays: fc.constantFrom(1, 3, 10, 30),
    identifierMonths: fc.constantFrom(1, 2, 13),
    declared: someDeclared(fleet.vocabulary),
    questions: questionsTo(fleet.vocabulary),
  }),
);

test(
  'reports equal their oracles for random fleets and filters',
  async () => {
    let compared = 0;

    await fc.assert(
      fc.asyncProperty(aCase, async ({ fleet, buildAfter, mergeAfter, questions, ...settings }) => {
        const context = {
          ...settings,
          productId: await storeFleet(fleet, { buildAfter, mergeAfter }),
          createdDay: '2026-01-01',
          today: fleetToday,
          delayDays: Promise.resolve(1), // provisional.test.ts measures it
        };
        for (const question of questions) {
          await expectOracleAnswer(fleet, question, context);
          compared += 1;
        }
      }),
      { numRuns: fleets, interruptAfterTimeLimit: fleets * 10_000, markInterruptAsFailure: true },
    );

    expect(compared).toBeGreaterThanOrEqual(fleets * names.length);
  },
  fleets * 11_000,
);

/**
 * Many products share one warehouse, so that a fleet costs an insert and not an engine. Roll-ups are built after the first inserts: what
 * comes later makes some days dirty again, and leaves others clean. Months are merged after some inserts, or not at all, so that some are whole.
 */
async function storeFleet(
  { inserts }: Fleet,
  { buildAfter, mergeAfter }: { buildAfter: number; mergeAfter: number },
): Promise<number> {
  products += 1;
  for (const [index, insert] of inserts.entries()) {
    await insertRecords(warehouse, products, insert);
    if (index + 1 === buildAfter) await buildRollUps(warehouse, { settleMs: 0 });
    if (index + 1 === mergeAfter) await warehouse.command('OPTIMIZE TABLE session_days FINAL');
  }
  return products;
}

async function expectOracleAnswer({ inserts }: Fleet, { name, raw }: Asked, context: ReportContext): Promise<void> {
  const oracle: Oracle = oracles[name];

  const { rows, totals } = await runReport(warehouse, name, { raw, context });

  const query = parseQuery(catalog[name], raw, context.today);
  const records = inserts.flat().map((record) => asDeclared(record, context.declared));
  const expected = oracle.answer(records, query, context);
  expect({ name, rows, totals }).toEqual({ name, rows: expected.rows, totals: expected.totals });
}
