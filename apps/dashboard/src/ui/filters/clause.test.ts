import { parseClause, writeClause } from '@usance/api';
import { expect, test } from 'vitest';
import { formOf, isBlank, rangeOf, toggleItem, withRange } from './clause-parts.ts';
import { isPickable, pickValue } from './pick-value.ts';

test('a value is put into a list and taken out of it', () => {
  const clause = parseClause('os', '!Windows,(none)');

  const withMac = toggleItem(clause, { kind: 'value', value: 'macOS' });

  expect(writeClause(withMac)[1]).toBe('!Windows,(none),macOS');
  expect(writeClause(toggleItem(withMac, { kind: 'missing' }))[1]).toBe('!Windows,macOS');
});

test('a range with an open end is read and written', () => {
  const clause = parseClause('cores', '8..');

  expect([formOf(clause), rangeOf(clause)]).toEqual(['range', { from: '8', to: '' }]);
  expect(writeClause(withRange(clause, { from: '', to: '16' }))[1]).toBe('..16');
  expect(isBlank(withRange(clause, { from: '', to: '' }))).toBe(true);
});

test('a click on a value filters by it, a second one takes the filter away', () => {
  expect(pickValue('country', 'DE', undefined)).toBe('DE');
  expect(pickValue('country', 'FR', 'DE')).toBe('DE,FR');
  expect(pickValue('country', 'DE', 'DE')).toBeUndefined();
});

test('a click replaces a negation or a pattern, since both already say something else', () => {
  expect(pickValue('os', 'Windows', '!Linux')).toBe('Windows');
  expect(pickValue('version', '4.2', '~^4')).toBe('4.2');
});

test('a value with commas is quoted, the missing one is not', () => {
  expect(pickValue('cpu', 'Intel, i7', undefined)).toBe('"Intel, i7"');
  expect(pickValue('edition', '(none)', undefined)).toBe('(none)');
});

test('the rest and hidden values cannot be filtered by', () => {
  expect(['(rest)', '(other)', '(none)'].map(isPickable)).toEqual([false, false, true]);
});
