import { describe, expect, test } from 'vitest';
import { createOrdinalCache } from './ordinal-cache.ts';

describe('the cache of ordinals', () => {
  test('knows what it was told, each product its own', () => {
    const cache = createOrdinalCache(10);
    cache.set(1, 'a', 7);
    cache.set(2, 'a', 8);

    expect([cache.get(1, 'a'), cache.get(2, 'a'), cache.get(1, 'b'), cache.get(3, 'a')]).toEqual([7, 8, undefined, undefined]); // prettier-ignore
  });

  test('keeps at least as many as its capacity, and at most twice as many', () => {
    const cache = createOrdinalCache(100);
    for (let i = 1; i <= 1_000; i += 1) cache.set(1, `${i}`, i);

    const known = Array.from({ length: 1_000 }, (_, i) => i + 1).filter((i) => cache.get(1, `${i}`) === i);
    expect(known.length).toBeGreaterThanOrEqual(100);
    expect(known.length).toBeLessThanOrEqual(200);
    expect(known).toContain(1_000);
  });

  test('keeps what is asked for again and again', () => {
    const cache = createOrdinalCache(10);
    cache.set(1, 'often', 1);

    for (let i = 2; i <= 1_000; i += 1) {
      cache.set(1, `${i}`, i);
      expect(cache.get(1, 'often')).toBe(1);
    }
  });

  test('forgets a product whole, and no other', () => {
    const cache = createOrdinalCache(2);
    for (const name of ['a', 'b', 'c']) {
      cache.set(1, name, 1);
      cache.set(2, name, 2);
    }

    cache.clear(1);

    expect(['a', 'b', 'c'].map((name) => cache.get(1, name))).toEqual([undefined, undefined, undefined]);
    expect(cache.get(2, 'c')).toBe(2);
  });
});
