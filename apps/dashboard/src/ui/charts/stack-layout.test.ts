import { expect, test } from 'vitest';
import type { Period, Series } from './series.ts';
import { layOutStack, type StackInput } from './stack-layout.ts';

function aLayout({
  count = 3,
  values = [[1, 2, 3]],
  ...input
}: Partial<StackInput> & { count?: number; values?: number[][] }) {
  const periods = Array.from({ length: count }, (_, index): Period => {
    const start = `2026-01-${String(index + 1).padStart(2, '0')}`;
    return { start, tick: start, title: start, isIncomplete: false };
  });
  const series = values.map((numbers, index): Series => {
    return { key: String(index), label: String(index), color: 'red', values: numbers };
  });
  return layOutStack({ widthPx: 800, heightPx: 320, isNarrow: false, isShare: false, periods, series, ...input });
}

const zeros = (count: number) => Array.from({ length: count }, () => 0);

test('each series stands on the one before it', () => {
  const { bands } = aLayout({
    values: [
      [1, 2, 0],
      [4, 0, 5],
    ],
  });

  expect(bands[1]).toEqual([
    { low: 1, high: 5 },
    { low: 2, high: 2 },
    { low: 0, high: 5 },
  ]);
});

test('shares of a period add up to one, and of an empty period to nothing', () => {
  const { bands } = aLayout({
    values: [
      [1, 0, 2],
      [3, 0, 2],
    ],
    isShare: true,
  });

  expect(bands[1]?.map(({ high }) => high)).toEqual([1, 0, 1]);
});

test('counts begin at zero and are whole numbers', () => {
  const { yTicks, y, top, innerHeight } = aLayout({ values: [[1, 1, 2]] });

  expect(y(0)).toBe(top + innerHeight);
  expect(yTicks).toEqual([0, 1, 2]);
});

test('the scale also holds the range compared with', () => {
  const { yTicks } = aLayout({ compare: { label: 'Before', values: [90], titles: [] } });

  expect(Math.max(...yTicks)).toBeGreaterThanOrEqual(90);
});

test('a quarter by day is drawn as areas, a month as columns', () => {
  expect(aLayout({ count: 90, values: [zeros(90)] }).shape).toBe('areas');
  expect(aLayout({ count: 30, values: [zeros(30)] }).shape).toBe('columns');
});

test('one single day has a place', () => {
  const { shape, x, left, innerWidth } = aLayout({ count: 1, values: [[7]] });

  expect(shape).toBe('columns');
  expect(x(0)).toBe(left + innerWidth / 2);
});

test('names at the right edge do not cover each other, and thin bands have none', () => {
  const { labels } = aLayout({
    values: [
      [100, 100, 100],
      [5, 5, 5],
      [5, 5, 5],
      [1, 1, 1],
    ],
  });

  expect(labels.map(({ index }) => index)).toEqual([0, 1, 2]);
  const [, second, third] = labels;
  expect((second?.y ?? 0) - (third?.y ?? 0)).toBeGreaterThanOrEqual(14);
});

test('what goes stands below zero, on its own, and the axis reaches down to it', () => {
  const { bands, yTicks } = aLayout({
    series: [
      { key: 'new', label: 'new', color: 'red', values: [30, 10, 20] },
      { key: 'dormant', label: 'dormant', color: 'red', values: [5, 40, 0], isBelow: true },
      { key: 'lost', label: 'lost', color: 'red', values: [2, 3, 0], isBelow: true },
    ],
  });

  expect(bands[1]?.slice(0, 2)).toEqual([
    { low: -5, high: 0 },
    { low: -40, high: 0 },
  ]);
  expect(bands[2]?.[1]).toEqual({ low: -43, high: -40 });
  expect(yTicks).toContain(-40);
});

test('days are counted from the newest, and what is numbered from its beginning', () => {
  const numbered = Array.from({ length: 12 }, (_, index) => ({
    start: String(index),
    tick: `W${index}`,
    title: '',
    isIncomplete: false,
  }));

  expect(aLayout({ count: 30, widthPx: 400, values: [zeros(30)] }).xTicks).toEqual([1, 8, 15, 22, 29]);
  expect(aLayout({ periods: numbered, widthPx: 400, values: [zeros(12)] }).xTicks).toEqual([0, 3, 6, 9]);
});

test('names at the right edge get the room that they need, up to where they are cut', () => {
  const series = (label: string): Series[] =>
    ['a', label].map((one) => ({ key: one, label: one, color: 'red', values: [1, 1, 1] }));
  const right = (label: string) => {
    const { left, innerWidth } = aLayout({ series: series(label) });
    return 800 - left - innerWidth;
  };

  expect(right('subscription')).toBeGreaterThan(right('3.2.1') + 40);
  expect(right('a name without end')).toBe(right('a name of thirteen'));
});
