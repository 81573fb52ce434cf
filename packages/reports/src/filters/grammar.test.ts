import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aVocabulary } from '../testing/fleet.ts';
import { aClause } from '../testing/question.ts';
import type { Condition } from './clause.ts';
import { parseClause } from './parse-clause.ts';
import { QueryError } from './query-error.ts';
import { parseSubject, writeSubject } from './subject.ts';
import { writeClause } from './write-clause.ts';

const value = (text: string) => ({ kind: 'value', value: text }) as const;
const missing = { kind: 'missing' } as const;
const list = (...items: Extract<Condition, { kind: 'list' }>['items']): Condition => ({ kind: 'list', items });

test.each<[key: string, text: string, condition: Condition]>([
  ['os', 'Windows,macOS', list(value('Windows'), value('macOS'))],
  ['os', ' Windows , macOS ', list(value('Windows'), value('macOS'))],
  ['os', '"Windows, the old one"', list(value('Windows, the old one'))],
  ['os', '"he said ""no""",x', list(value('he said "no"'), value('x'))],
  ['os', '"a..b"', list(value('a..b'))],
  ['os', '(none),Linux', list(missing, value('Linux'))],
  ['os', '"(none)"', list(value('(none)'))],
  ['os', '~^Win,dows', { kind: 'pattern', pattern: '^Win,dows' }],
  ['os', '~a\\\\', { kind: 'pattern', pattern: 'a\\\\' }],
  ['cores', '8..', list({ kind: 'range', from: '8' })],
  ['cores', '..16', list({ kind: 'range', to: '16' })],
  ['cores', '2,8..16,(none)', list(value('2'), { kind: 'range', from: '8', to: '16' }, missing)],
  ['screenScale', '1.25', list(value('1.25'))],
  ['version', '4.9..4.10', list({ kind: 'range', from: '4.9', to: '4.10' })],
  ['version', '4.2.0', list(value('4.2.0'))],
  ['licenseStatus', 'activated', list(value('activated'))],
  ['property.theme', '-1.5..10', list({ kind: 'range', from: '-1.5', to: '10' })],
  ['feature.Export/PDF', '3..', list({ kind: 'range', from: '3' })],
])('%s=%s is read as what it says', (key, text, condition) => {
  expect(parseClause(key, text)).toMatchObject({ isNegated: false, condition });
  expect(parseClause(key, `!${text}`)).toMatchObject({ isNegated: true, condition });
});

test.each([
  ['property.a.b', { kind: 'property', key: 'a.b', isLatest: false }],
  ['latest.property.theme', { kind: 'property', key: 'theme', isLatest: true }],
  ['latest.os', { kind: 'dimension', isLatest: true }],
  ['feature.Export/PDF', { kind: 'feature', name: 'Export/PDF', isEver: false }],
  ['ever.feature.X', { kind: 'feature', name: 'X', isEver: true }],
])('%s is read as what it looks at, and written back', (key, subject) => {
  const read = parseSubject(key);

  expect(read).toMatchObject(subject);
  expect(read && writeSubject(read)).toBe(key);
});

test.each([
  ['os', '', 'empty'],
  ['os', '!', 'empty'],
  ['os', 'a,,b', 'empty'],
  ['os', 'a,', 'empty'],
  ['os', '""', 'empty'],
  ['os', '"open', 'quote'],
  ['os', '"a"b', 'quote'],
  ['os', 'a"b"', 'quote'],
  ['os', '!!a', 'stands before the whole list'],
  ['os', 'a,!b', 'stands before the whole list'],
  ['os', 'a,~b', 'stands alone'],
  ['os', '~', 'empty'],
  ['os', '~a\\', 'lone'],
  ['os', '~\\\\\\', 'lone'],
  ['os', `~${'a'.repeat(501)}`, '500'],
  ['os', 'a'.repeat(201).split('').join(','), '200'],
  ['os', 'a..b', 'range needs numbers'],
  ['licenseStatus', 'a..', 'range needs numbers'],
  ['cores', 'many', 'not a number'],
  ['cores', '1e3', 'not a number'],
  ['cores', '0x10', 'not a number'],
  ['cores', 'NaN', 'not a number'],
  ['cores', '1234567890123456', 'not a number'],
  ['cores', '..', 'at least one end'],
  ['cores', '8..x', 'not a number'],
  ['cores', '16..8', 'ends before it begins'],
  ['cores', '~8', 'a pattern needs text'],
  ['version', 'a..b', 'no number in it'],
  ['version', '4.10..4.9', 'ends before it begins'],
  ['version', '1..2..3', 'two dots'],
  ['version', '4...5', 'two dots'],
  ['property.theme', 'a..b', 'not a number'],
  ['feature.X', '-1', 'not a count'],
  ['feature.X', '1.5', 'not a count'],
  ['feature.X', '(none)', 'never missing'],
  ['feature.X', '~1', 'a pattern needs text'],
])('%s=%s is an error that says what to do', (key, text, detail) => {
  expect(() => parseClause(key, text)).toThrow(
    expect.objectContaining({
      code: 'invalid-filter',
      at: key,
      message: expect.stringContaining(detail) as string,
    }) as Error,
  );
});

test.each([
  ['OS', 'os'],
  ['oss', 'os'],
  ['licenceType', 'licenseType'],
  ['latest.editoin', 'latest.edition'],
  ['propertys.theme', 'property.theme'],
  ['latest.feature.X', 'ever.feature.X'],
  ['ever.featur.X', 'ever.feature.X'],
  ['intervall', 'interval'],
  ['property.', 'property.'],
  ['__proto__', 'from'],
  ['containers', 'container'],
])('the unknown key %s is an error that names %s', (key, nearest) => {
  const detail = expect.stringMatching(new RegExp(`did you mean \`${nearest.replace('.', '\\.')}`)) as string;

  expect(() => parseClause(key, 'x', ['from', 'to', 'interval'])).toThrow(
    expect.objectContaining({ code: 'unknown-parameter', at: key, message: detail }) as Error,
  );
});

test('every filter that is written down is read back as it was', () => {
  fc.assert(
    fc.property(
      aVocabulary.chain((vocabulary) => aClause(vocabulary)),
      (clause) => {
        expect(parseClause(...writeClause(clause))).toEqual(clause);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('any text is either read, and means the same written anew, or is an error of ours', () => {
  const key = fc.constantFrom('os', 'version', 'cores', 'licenseStatus', 'property.theme', 'feature.X');
  const piece = fc.constantFrom(
    '!',
    '~',
    '"',
    '""',
    ',',
    '..',
    '.',
    '(none)',
    '8',
    '4.2',
    'a',
    ' ',
    '-',
    '\u0000',
    'ü',
  );

  const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  const attempts = fc.sample(fc.tuple(key, texts), 5_000).map(([name, text]) => attempt(name, text));

  expect(attempts.filter(({ isSame }) => !isSame)).toEqual([]);
  expect(attempts.filter(({ error }) => error !== undefined && !(error instanceof QueryError))).toEqual([]);
  expect(attempts.filter(({ error }) => error === undefined).length).toBeGreaterThan(100);
});

/** Reads a filter, and reads it again as it is written anew. */
function attempt(key: string, text: string): { key: string; text: string; isSame: boolean; error?: unknown } {
  try {
    const read = parseClause(key, text);
    return { key, text, isSame: isDeepStrictEqual(parseClause(...writeClause(read)), read) };
  } catch (error) {
    return { key, text, isSame: true, error };
  }
}
