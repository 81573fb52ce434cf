import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat('en');

test('a share that rounds to nothing is not shown as zero', () => {
  expect(format.wholePercent(0.004)).toBe('<1%');
  expect(format.wholePercent(0)).toBe('0%');
  expect(format.wholePercent(0.125)).toBe('13%');
});

test('a missing number is a dash', () => {
  expect(format.count(undefined)).toBe('–');
  expect(format.change(Number.NaN)).toBe('–');
});

test('a change carries its sign, and none has none', () => {
  expect([0.098, -0.08, 0].map(format.change)).toEqual(['+9.8%', '-8.0%', '0.0%']);
});

test('days are read as UTC, wherever the reader is', () => {
  expect(format.dayWithWeekday('2026-11-23')).toBe('Mon, Nov 23, 2026');
});

test('what is no country code is shown as it is', () => {
  expect([format.country('DE'), format.country('(none)')]).toEqual(['Germany', '(none)']);
});
