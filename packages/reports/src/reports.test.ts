import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from './define-report.ts';
import type { Clause } from './filters/clause.ts';
import { writeSubject } from './filters/subject.ts';
import { parseClause } from './filters/parse-clause.ts';
import { writeClause } from './filters/write-clause.ts';
import { activityOracle } from './population/activity.oracle.ts';
import { breakdownOracle } from './population/breakdown.oracle.ts';
import { runReport } from './run-report.ts';
import { aFleet, type Fleet, fleetToday } from './testing/fleet.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import { aQuestion, type Question } from './testing/question.ts';

/** How many fleets are made; each is asked several questions. */
const fleets = Number(process.env['FLEETS'] ?? 100);
const questionsPerFleet = 3;

let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});

afterAll(() => warehouse.close());

const aCase = aFleet.chain((fleet) =>
  fc.record({
    fleet: fc.constant(fleet),
    lostAfterDays: fc.constantFrom(1, 3, 10, 30),
    identifierMonths: fc.constantFrom(1, 2, 13),
    questions: fc.array(aQuestion(fleet.vocabulary), { minLength: questionsPerFleet, maxLength: questionsPerFleet }),
  }),
);

test(
  'reports equal their oracles for random fleets and filters',
  async () => {
    let asked = 0;

    await fc.assert(
      fc.asyncProperty(aCase, async ({ fleet, questions, ...settings }) => {
        const context = {
          ...settings,
          productId: await storeFleet(fleet),
          createdDay: '2026-01-01',
          today: fleetToday,
        };
        for (const question of questions) {
          await expectOracleAnswers(fleet, question, context);
          asked += 2;
        }
      }),
      { numRuns: fleets, interruptAfterTimeLimit: fleets * 4_000, markInterruptAsFailure: true },
    );

    expect(asked).toBeGreaterThanOrEqual(fleets * questionsPerFleet * 2);
  },
  fleets * 5_000,
);

/** Many products share one warehouse, so that a fleet costs an insert and not an engine. */
async function storeFleet({ inserts }: Fleet): Promise<number> {
  products += 1;
  for (const insert of inserts) await insertRecords(warehouse, products, insert);
  return products;
}

async function expectOracleAnswers({ inserts }: Fleet, question: Question, context: ReportContext): Promise<void> {
  const { from, to, interval, lostOn, by, limit, clauses } = question;
  const records = inserts.flat();
  const written = Object.fromEntries(clauses.map((clause) => writeClause(clause)));
  const range = { from, to, interval };

  const [activity, breakdown] = await Promise.all([
    runReport(warehouse, 'activity', { raw: { ...range, lostOn, ...written }, context }),
    runReport(warehouse, 'breakdown', {
      raw: { ...range, by: writeSubject(by), limit: String(limit), ...written },
      context,
    }),
  ]);

  const understood = withDefaults(clauses);
  expect(activity.rows).toEqual(
    activityOracle(records, { params: { ...range, lostOn }, clauses: understood }, context),
  );
  const params = { ...range, by: writeSubject(by), limit };
  const { rows, totals } = breakdownOracle(records, { params, clauses: understood }, by);
  expect(breakdown.rows).toEqual(rows);
  expect(breakdown.totals).toEqual(totals);
}

/** Environment and kind have a value unless the question gives one. */
function withDefaults(clauses: readonly Clause[]): Clause[] {
  const given = new Set(clauses.map(({ subject }) => writeSubject(subject)));
  const defaults = [parseClause('environment', 'production'), parseClause('kind', 'normal')];
  return [...defaults.filter(({ subject }) => !given.has(writeSubject(subject))), ...clauses];
}
