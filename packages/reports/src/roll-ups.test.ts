import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { catalog, isReportName } from './catalog.ts';
import type { Report } from './define-report.ts';
import { dimensions } from './filters/dimension.ts';
import { nothingDeclared } from './query/declared-values.ts';
import { runReport } from './run-report.ts';
import { aFleet, fleetToday, type Vocabulary } from './testing/fleet.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import { oracles } from './testing/oracles.ts';
import { aQuestion } from './testing/question.ts';
import { writeSplits } from './query/report-query.ts';

const fleets = Number(process.env['FLEETS'] ?? 12);

const sets = {
  days: 'SETS',
  cohorts: 'SETS',
  newcomers: 'SETS',
  valuesOf: () => 'SETS',
  sequencesOf: () => 'SETS',
  ordersOf: () => 'SETS',
  purposes: 'SETS',
  usersOf: () => 'SETS',
  features: 'SETS',
  labelled: 'SETS',
  labelledByDay: () => 'SETS',
};
const ofRows = {
  source: 'rows',
  filtered: 'rows',
  matching: 'rows',
  scope: 'true',
  where: 'true',
  split: '[]',
  marks: '[]',
  visibleValues: () => '[]',
};
const pieces = {
  ...ofRows,
  cells: 'SETS',
  cellsByDay: () => 'SETS',
  firstRows: 'SETS',
  rowsWhere: () => 'rows',
  everyone: sets,
  sets,
};

/** Reports that read roll-ups at all. */
const names = Object.keys(catalog)
  .filter(isReportName)
  .filter((name) => {
    const report: Report = catalog[name];
    return `${report.sql(pieces, { feature: '', by: '', steps: 'A,B' })} ${report.totals?.(pieces, { by: '' })}`.includes(
      'SETS',
    );
  });

/** The same as what is asked for without it, and no roll-up knows that. */
const rowsOnly = { environment: '!development' };

let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});

afterAll(() => warehouse.close());

/** What may happen between two arrivals. A build that is cut off after so many of its statements, at the end, leaves what a kill would. */
const aBuild = fc.constantFrom<number | 'none' | 'whole'>('none', 'whole', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

const splitOf = (key: string) => writeSplits([{ kind: 'property', key, isLatest: false }]);

const questionsOf = (vocabulary: Vocabulary) =>
  fc.tuple(
    ...names.map((name) =>
      fc
        .tuple(
          aQuestion(vocabulary),
          oracles[name].ask(vocabulary),
          fc.constantFrom(...dimensions.map(({ name: one }) => one), ...vocabulary.propertyKeys.map(splitOf)),
        )
        .map(([{ from, to }, own, by]) => ({
          name,
          raw: { from, to, ...own, ...(own.by ? { by } : {}) },
        })),
    ),
  );

const aCase = aFleet.chain(({ vocabulary, inserts }) =>
  fc.record({
    inserts: fc.constant(inserts),
    builds: fc.array(aBuild, { minLength: inserts.length, maxLength: inserts.length }),
    lostAfterDays: fc.constantFrom(1, 3, 10, 30),
    identifierMonths: fc.constantFrom(1, 2, 13),
    questions: questionsOf(vocabulary),
  }),
);

test(
  'reports say the same from roll-ups as from the rows, whatever arrives after them and wherever a build is cut off',
  async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async ({ inserts, builds, questions, ...settings }) => {
        products += 1;
        const context = {
          ...settings,
          productId: products,
          declared: nothingDeclared,
          createdDay: '2026-01-01',
          today: fleetToday,
        };
        for (const [index, insert] of inserts.entries()) {
          await insertRecords(warehouse, products, insert);
          await build(builds[index] ?? 'none');
          for (const { name, raw } of questions) {
            const { rows, totals } = await runReport(warehouse, name, { raw, context });
            const plain = await runReport(warehouse, name, { raw: { ...raw, ...rowsOnly }, context });
            expect({ name, rows, totals }).toEqual({ name, rows: plain.rows, totals: plain.totals });
          }
        }
      }),
      { numRuns: fleets, endOnFailure: true },
    );
  },
  fleets * 20_000,
);

async function build(how: 'none' | 'whole' | number): Promise<void> {
  if (how === 'none') return;
  let left = how === 'whole' ? Infinity : how;
  const cutOff = new Error('killed');
  const killable: Warehouse = {
    ...warehouse,
    async command(...statement) {
      if (left === 0) throw cutOff;
      left -= 1;
      await warehouse.command(...statement);
    },
  };
  await buildRollUps(killable, { settleMs: 0 }).catch((error: unknown) => {
    if (error !== cutOff) throw error;
  });
}
