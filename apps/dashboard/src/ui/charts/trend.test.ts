import { expect, test } from 'vitest';
import { createFormat } from '../format/format.ts';
import { periodsOf, seriesOf } from './trend.ts';
import { colorsOf } from './value-colors.ts';

const range = { from: '2026-11-21', to: '2026-11-23' };
const periods = periodsOf(['2026-11-21', '2026-11-22', '2026-11-23'], range, {
  interval: 'day',
  provisionalFrom: '2026-11-23',
  format: createFormat('en'),
});

test('only days from the provisional one on are incomplete', () => {
  expect(periods.map(({ isIncomplete }) => isIncomplete)).toEqual([false, false, true]);
});

test('a value is zero in a period without rows, and versions are stacked by age with the rest below', () => {
  const rows = [
    { period: '2026-11-21', value: '4.10', installations: 5 },
    { period: '2026-11-23', value: '4.10', installations: 7 },
    { period: '2026-11-22', value: '4.9', installations: 9 },
    { period: '2026-11-22', value: '(rest)', installations: 1 },
  ];

  const series = seriesOf(rows, { dimension: 'version', kind: 'version', periods, known: [], name: String });

  expect(series.map(({ label, values }) => [label, values])).toEqual([
    ['(rest)', [0, 1, 0]],
    ['4.9', [0, 9, 0]],
    ['4.10', [5, 0, 7]],
  ]);
});

test('a value keeps its colour when another becomes the largest', () => {
  const options = { isOrdered: false, known: ['Windows', 'macOS', 'Linux'] };

  expect(colorsOf(['Linux', 'Windows'], options).get('Windows')).toBe('var(--c1)');
  expect(colorsOf(['Windows', 'macOS', 'Linux'], options).get('Windows')).toBe('var(--c1)');
});

test('values that were not among the first eight get colours that are still free', () => {
  const colors = colorsOf(['BeOS', 'Windows'], { isOrdered: false, known: ['Windows'] });

  expect([...colors.values()].toSorted()).toEqual(['var(--c1)', 'var(--c2)']);
});
