import { expect, test } from 'vitest';
import { createCensus } from './census.ts';

const installation = (productId: number, ordinal: number) => ({ product_id: productId, pseudonym: 'p', ordinal });

test('a census tells who is missing, up to the highest number that was given', () => {
  const census = createCensus();

  census.add({ table: 'installations', rows: [1, 2, 8, 9, 100_000].map((ordinal) => installation(1, ordinal)) });
  census.add({ table: 'installations', rows: [installation(2, 1)] });
  census.add({ table: 'counters', rows: [{ name: 'installations/1', value: 100_002 }, { name: 'installations/2', value: 1 }, { name: 'installations/3', value: 2 }, { name: 'tokens', value: 9 }] }); // prettier-ignore
  census.add({ table: 'products', rows: [{ id: 1 }, { id: 2 }, { id: 3 }] });

  const missing = census.missing(1);
  expect(missing.slice(0, 6)).toEqual([3, 4, 5, 6, 7, 10]);
  expect(missing.slice(-3)).toEqual([99_999, 100_001, 100_002]);
  expect(missing).toHaveLength(100_002 - 5);
  expect(census.missing(2)).toEqual([]);
  expect(census.missing(3)).toEqual([1, 2]);
  expect(census.missing(4)).toEqual([]);
  expect(census.products).toEqual([1, 2, 3]);
});
