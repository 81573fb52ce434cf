import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { aVocabulary } from '../testing/fleet.ts';
import type { Report } from '../define-report.ts';
import { aMark, aQuestion, someSplits } from '../testing/question.ts';
import { parseClause } from '../filters/parse-clause.ts';
import { compile } from './compile.ts';
import { defaultFilters } from './default-filters.ts';
import { parseSplits } from './report-query.ts';

/** With all of it, so that both ways of reading stand in the SQL. */
const coverage = {
  days: [{ period: '2026-11-01', build: 1 }],
  months: [{ period: '2026-10-01', build: 1 }],
  dirtyDays: ['2026-11-02'],
};

/** One of them is whole. */
const months = [
  { month: '2026-10-01', part: '202610_1_9_2' },
  { month: '2026-11-01', part: '' },
];

test('no text of a question gets into SQL except as a bound parameter', () => {
  const marked = aVocabulary.map(({ texts, propertyKeys, features }) => ({
    texts: mark(texts),
    propertyKeys: mark(propertyKeys),
    features: mark(features),
  }));

  const aCase = marked.chain((vocabulary) =>
    fc.tuple(
      fc.oneof(aQuestion(vocabulary), fc.constant({ clauses: usual })),
      someSplits(vocabulary, 1),
      fc.array(aMark(vocabulary), { maxLength: 2 }),
    ),
  );
  fc.assert(
    fc.property(aCase, ([{ clauses }, by, marks]) => {
      const { pieces, parameters } = compile({
        clauses,
        splits: parseSplits(by, 'by'),
        marks,
        coverage,
        months,
        params: { from: '2026-10-01', to: '2026-11-30' },
      });
      for (const report of reports) {
        const params = Object.fromEntries(
          Object.keys(report.params.properties).map((name) => [name, name === 'steps' ? 'markA,markB' : `mark${name}`]),
        );
        const sql = `${report.sql(pieces, params)} ${report.totals?.(pieces, params)}`;
        const placeholders = new Set(sql.match(/\{p\d+: [A-Za-z0-9()]+\}/g));

        expect(sql).not.toContain('mark');
        expect(Object.keys(parameters)).toEqual(
          expect.arrayContaining([...placeholders].map((one) => one.slice(1, one.indexOf(':')))),
        );
      }
    }),
    { numRuns: 500 },
  );
});

/** What is asked for where nothing is filtered: roll-ups know that. */
const usual = Object.entries(defaultFilters).map(([key, value]) => parseClause(key, value));

const reports: Report[] = Object.values(catalog);
const mark = (texts: readonly string[]) => texts.map((text) => `mark${text}`);
