import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import { aVocabulary } from '../testing/fleet.ts';
import { aQuestion } from '../testing/question.ts';
import { compile } from './compile.ts';

test('no text of a question gets into SQL except as a bound parameter', () => {
  const marked = aVocabulary.map(({ texts, propertyKeys, features }) => ({
    texts: mark(texts),
    propertyKeys: mark(propertyKeys),
    features: mark(features),
  }));

  fc.assert(
    fc.property(
      marked.chain((vocabulary) => aQuestion(vocabulary)),
      ({ clauses, by }) => {
        const { pieces, parameters } = compile(clauses, by);
        const sql = [
          catalog.activity.sql(pieces),
          catalog.breakdown.sql(pieces),
          catalog.breakdown.totals?.(pieces),
        ].join();
        const placeholders = new Set(sql.match(/\{p\d+: [A-Za-z0-9()]+\}/g));

        expect(sql).not.toContain('mark');
        expect(placeholders.size).toBe(Object.keys(parameters).length);
      },
    ),
    { numRuns: 500 },
  );
});

const mark = (texts: readonly string[]) => texts.map((text) => `mark${text}`);
