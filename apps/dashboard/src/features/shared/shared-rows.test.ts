import { expect, test } from 'vitest';
import { countsBy, eachOnce, numberIn } from './shared-rows.ts';

const rows = [
  { period: '2026-11-02', value: 'Linux', installations: 20 },
  { period: '2026-11-09', value: 'Linux', installations: null },
  { period: '2026-11-09', value: 'Windows', installations: 40 },
];

test('a count that is hidden is no number, and not zero', () => {
  expect(rows.map((row) => numberIn(row, 'installations'))).toEqual([20, undefined, 40]);
});

test('counts stand at their own period; where a value has no row, there is a gap', () => {
  const keys = eachOnce(rows, 'period');
  const windows = rows.filter(({ value }) => value === 'Windows');

  expect(keys).toEqual(['2026-11-02', '2026-11-09']);
  expect(countsBy(windows, { key: 'period', count: 'installations', keys })).toEqual([undefined, 40]);
});
