import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeText } from '../filters/write-clause.ts';
import { aVocabulary } from '../testing/fleet.ts';
import { aMark } from '../testing/question.ts';
import { parseMark, parseMarks, writeMark } from './mark.ts';

const someMarks = aVocabulary.chain((vocabulary) => fc.array(aMark(vocabulary), { minLength: 1, maxLength: 3 }));

test('every list of marks that is written down is read back as it was', () => {
  fc.assert(
    fc.property(someMarks, (marks) => {
      expect(parseMarks(marks.map((mark) => writeText(writeMark(mark))).join(','), 'steps')).toEqual(marks);
    }),
    { numRuns: 2_000 },
  );
});

test('a feature with = in its name is written after feature=', () => {
  expect(parseMark('feature=a=b', 'what')).toEqual({ kind: 'feature', name: 'a=b' });
  expect(writeMark({ kind: 'feature', name: 'a=b' })).toBe('feature=a=b');
});

test.each([
  ['', 'a name is empty'],
  ['oss=Windows', 'did you mean `os`'],
  ['a=b', '"a" is not a dimension'],
  ['latest.os=Windows', 'leave out latest.'],
  ['cores=many', 'is not a number'],
])('%j is refused', (text, detail) => {
  expect(() => parseMark(text, 'what')).toThrow(
    expect.objectContaining({ at: 'what', message: expect.stringContaining(detail) as string }) as Error,
  );
});
