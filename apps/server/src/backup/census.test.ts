import { expect, test } from 'vitest';
import { createCensus } from './census.ts';

const installation = (productId: number, ordinal: number) => ({ product_id: productId, pseudonym: 'p', ordinal });

test('a census knows who is there, and nobody else', () => {
  const census = createCensus();
  const there = [1, 2, 8, 9, 10_000, 1_000_000];

  census.add({ table: 'installations', rows: there.map((ordinal) => installation(1, ordinal)) });
  census.add({ table: 'installations', rows: [installation(2, 3)] });
  census.add({ table: 'products', rows: [{ id: 1 }, { id: 2 }] });
  census.add({ table: 'tokens', rows: [{ id: 7 }] });

  const asked = [0, 1, 2, 3, 7, 8, 9, 10, 9_999, 10_000, 10_001, 999_999, 1_000_000, 1_000_001, 9_000_000];
  expect(asked.filter((ordinal) => census.knows(1, ordinal))).toEqual(there);
  expect(asked.filter((ordinal) => census.knows(2, ordinal))).toEqual([3]);
  expect(census.knows(3, 1)).toBe(false);
  expect(census.products).toEqual([1, 2]);
});
