import { expect, test } from 'vitest';
import { parseFilters, writeFilters } from './filter-text.ts';

test.each([
  ['os=Windows,macOS&version=~^4%5C.', 'os=Windows%2CmacOS&version=%7E%5E4%5C.'],
  ['os=!Linux&feature.Export/PDF=3..', 'os=%21Linux&feature.Export%2FPDF=3..'],
  ['?latest.edition="A, B"', 'latest.edition=%22A%2C+B%22'],
  ['', ''],
])('%s is read and written', (text, written) => {
  const clauses = parseFilters(text);

  expect(writeFilters(clauses)).toBe(written);
  expect(parseFilters(written)).toEqual(clauses);
});

test.each([
  ['oss=Linux', 'unknown-parameter', 'oss'],
  ['from=-7d', 'unknown-parameter', 'from'],
  ['segment=Pros', 'unknown-parameter', 'segment'],
  ['os=Linux&os=Windows', 'invalid-filter', 'os'],
  ['cores=many', 'invalid-filter', 'cores'],
  ['os', 'invalid-filter', 'os'],
])('%s is an error', (text, code, at) => {
  expect(() => parseFilters(text)).toThrow(expect.objectContaining({ code, at }));
});
