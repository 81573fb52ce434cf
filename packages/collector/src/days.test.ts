import { expect, test } from 'vitest';
import { dayNumber, dayNumberOf } from './days.ts';

test.each([
  ['1970-01-01', 0],
  ['1970-01-02', 1],
  ['1969-12-31', -1],
  ['2024-02-29', 19_782],
  ['2026-11-23', 20_780],
])('%s is day %i', (day, number) => {
  expect(dayNumber(day)).toBe(number);
});

test.each([
  '2026-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-11-00',
  '',
  'today',
  '0x10-01-01',
])('"%s" is no day', (day) => {
  expect(dayNumber(day)).toBeUndefined();
});

test('a time belongs to its day in UTC', () => {
  expect(dayNumberOf(new Date('2026-11-23T23:59:59.999Z'))).toBe(20_780);
  expect(dayNumberOf(new Date('2026-11-24T00:00:00Z'))).toBe(20_781);
});
