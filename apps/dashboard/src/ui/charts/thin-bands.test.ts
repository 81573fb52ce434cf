import { expect, test } from 'vitest';
import { thinBands } from './thin-bands.ts';

const bands = (...highs: number[]) => highs.map((high) => ({ low: high / 2, high }));

test('leaves every period a point of its own where there is room', () => {
  const points = thinBands(bands(2, 4, 6), 3);

  expect(points).toEqual([
    { at: 0, low: 1, high: 2 },
    { at: 1, low: 2, high: 4 },
    { at: 2, low: 3, high: 6 },
  ]);
});

test('draws neighbours that share a pixel at their mean, from the first period to the last', () => {
  const points = thinBands(bands(2, 4, 6, 8, 10, 12, 14), 3);

  expect(points).toEqual([
    { at: 0, low: 2, high: 4 },
    { at: 4, low: 5, high: 10 },
    { at: 6, low: 7, high: 14 },
  ]);
});

test('makes at most one point for each pixel', () => {
  const many = bands(...Array.from({ length: 3_650 }, (_, at) => at));

  expect(thinBands(many, 850).length).toBeLessThanOrEqual(850);
  expect(thinBands([], 850)).toEqual([]);
});
