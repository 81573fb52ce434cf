import { describe, expect, it } from 'vitest';
import { createRandom, weighted, xoshiro128 } from './random.ts';

function drawn(seed: number, stream: number): number[] {
  const random = createRandom(seed, stream);
  return Array.from({ length: 4 }, () => random.bits());
}

function mean(draw: () => number): number {
  return Array.from({ length: 20_000 }, draw).reduce((sum, value) => sum + value, 0) / 20_000;
}

describe('xoshiro128', () => {
  it('gives the numbers of the reference implementation for the state 1, 2, 3, 4', () => {
    const next = xoshiro128([1, 2, 3, 4]);

    const numbers = Array.from({ length: 10 }, next);

    // Published with the crate rand_xoshiro, which had them from the authors' C program.
    expect(numbers).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849, 3_729_100_597,
      4_258_142_804,
    ]);
  });
});

describe('createRandom', () => {
  it('repeats itself for the same seed and stream, and for no other', () => {
    expect(drawn(7, 3)).toEqual(drawn(7, 3));
    expect(drawn(7, 3)).not.toEqual(drawn(7, 4));
    expect(drawn(7, 3)).not.toEqual(drawn(8, 3));
    expect(drawn(7, 3)).not.toEqual(drawn(3, 7));
  });

  it('spreads fractions evenly, and counts and normal numbers around their means', () => {
    const random = createRandom(1);

    expect(mean(() => random.fraction())).toBeCloseTo(0.5, 1);
    expect(mean(() => random.count(3))).toBeCloseTo(3, 1);
    expect(mean(() => random.count(80))).toBeGreaterThan(79.5);
    expect(mean(() => random.normal(10, 2))).toBeCloseTo(10, 1);
  });

  it('makes UUIDs of version 4, no two alike', () => {
    const random = createRandom(5);

    const ids = Array.from({ length: 2_000 }, () => random.uuid());

    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('includes both ends of an integer range', () => {
    const random = createRandom(2);

    const integers = new Set(Array.from({ length: 200 }, () => random.integer(1, 3)));

    expect([...integers].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});

describe('weighted', () => {
  it('draws as often as the weights say, and never what weighs nothing', () => {
    const random = createRandom(9);
    const draw = weighted([
      ['often', 3],
      ['never', 0],
      ['seldom', 1],
    ]);

    const values = Array.from({ length: 8_000 }, () => draw(random));

    expect(values.filter((value) => value === 'often').length / 8_000).toBeCloseTo(0.75, 1);
    expect(values).not.toContain('never');
  });
});
