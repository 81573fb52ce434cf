import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../query/report-query.ts';
import { nothingDeclared } from '../query/declared-values.ts';
import { writeClause } from '../filters/write-clause.ts';
import { aFleet, fleetToday } from '../testing/fleet.ts';
import { aQuestion } from '../testing/question.ts';
import { lifecycle } from './lifecycle.ts';
import { lifecycleOracle } from './lifecycle.oracle.ts';
import { retention } from './retention.ts';
import { retentionOracle } from './retention.oracle.ts';

/*
 * What must add up in every answer. The oracles give the rows: `reports.test.ts` holds the reports to them.
 */

const aCase = aFleet.chain((fleet) =>
  fc.record({
    records: fc.constant(fleet.inserts.flat()),
    question: aQuestion(fleet.vocabulary).map(({ from, to, clauses }) => ({
      from,
      to,
      ...Object.fromEntries(clauses.map((clause) => writeClause(clause))),
    })),
    lifecycleParameters: lifecycleOracle.ask(fleet.vocabulary),
    retentionParameters: retentionOracle.ask(fleet.vocabulary),
    identifierMonths: fc.constantFrom(1, 2, 13),
  }),
);

const settings = {
  productId: 1,
  lostAfterDays: 10,
  declared: nothingDeclared,
  createdDay: '2026-01-01',
  today: fleetToday,
};

test('whoever is active is new, replacing, retained or resurrected; whoever was is retained or dormant', () => {
  fc.assert(
    fc.property(aCase, ({ records, question, lifecycleParameters, identifierMonths }) => {
      const query = parseQuery(lifecycle, { ...question, ...lifecycleParameters }, fleetToday);

      const { rows } = lifecycleOracle.answer(records, query, { ...settings, identifierMonths });

      for (const row of rows) expect(row.new + row.replacing + row.retained + row.resurrected).toBe(row.active);
      const seenAgain = rows.slice(1).map(({ retained, dormant }) => retained + dormant);
      expect(seenAgain).toEqual(rows.slice(0, -1).map(({ active }) => active));
    }),
  );
});

test('a cohort is whole at k = 0, and never larger later', () => {
  fc.assert(
    fc.property(aCase, ({ records, question, retentionParameters, identifierMonths }) => {
      const query = parseQuery(retention, { ...question, ...retentionParameters }, fleetToday);

      const { rows } = retentionOracle.answer(records, query, { ...settings, identifierMonths });

      for (const [index, { period, active, size, share }] of rows.entries()) {
        expect(share).toBe(active / size);
        expect(share).toBeLessThanOrEqual(1);
        expect(active).toBe(period === 0 ? size : active);
        expect(size).toBeLessThanOrEqual(period === 0 ? size : Number(rows[index - 1]?.size));
      }
    }),
  );
});
