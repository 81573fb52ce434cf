import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { aVocabulary } from '../testing/fleet.ts';
import type { Report } from '../define-report.ts';
import { aMark, aQuestion, someSplits } from '../testing/question.ts';
import { compile } from './compile.ts';
import { parseSplits } from './report-query.ts';

test('no text of a question gets into SQL except as a bound parameter', () => {
  const marked = aVocabulary.map(({ texts, propertyKeys, features }) => ({
    texts: mark(texts),
    propertyKeys: mark(propertyKeys),
    features: mark(features),
  }));

  const aCase = marked.chain((vocabulary) =>
    fc.tuple(aQuestion(vocabulary), someSplits(vocabulary, 1), fc.array(aMark(vocabulary), { maxLength: 2 })),
  );
  fc.assert(
    fc.property(aCase, ([{ clauses }, by, marks]) => {
      const { pieces, parameters } = compile({ clauses, splits: parseSplits(by, 'by'), marks });
      for (const report of reports) {
        const params = Object.fromEntries(Object.keys(report.params.properties).map((name) => [name, `mark${name}`]));
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

const reports: Report[] = Object.values(catalog);
const mark = (texts: readonly string[]) => texts.map((text) => `mark${text}`);
