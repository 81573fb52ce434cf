import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { discreteLaplace, type RandomBytes } from './discrete-laplace.ts';

/** Bytes that are the same in every run, so that a test of chances does not fail by chance. */
function aGenerator(seed: string): RandomBytes {
  let block = Buffer.alloc(0);
  let number = 0;
  return (count) => {
    while (block.length < count) {
      number += 1;
      block = Buffer.concat([block, createHash('sha512').update(`${seed} ${number}`).digest()]);
    }
    const bytes = block.subarray(0, count);
    block = block.subarray(count);
    return bytes;
  };
}

const draws = 40_000;

/** How often each number from −`most` to `most` was drawn; what lies beyond is counted at the ends. */
function drawn(scale: { over: bigint; under: bigint }, most: number): number[] {
  const random = aGenerator(`${scale.over}/${scale.under}`);
  const counts = Array<number>(2 * most + 1).fill(0);
  for (let index = 0; index < draws; index++) {
    const at = Math.min(most, Math.max(-most, Number(discreteLaplace(scale, random)))) + most;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The chances of the same by the formula: (1 − q) / (1 + q) · q^|x| with q = exp(−1 / scale). */
function chances(scale: number, most: number): number[] {
  const q = Math.exp(-1 / scale);
  return Array.from({ length: 2 * most + 1 }, (_, index) => {
    const size = Math.abs(index - most);
    return size === most ? q ** size / (1 + q) : ((1 - q) / (1 + q)) * q ** size;
  });
}

test.each([
  [2, 1, 10],
  [1, 1, 6],
  [7, 3, 11],
  [1, 2, 4],
])('noise of scale %i/%i follows its distribution by the χ² test', (over, under, most) => {
  const expected = chances(over / under, most).map((chance) => chance * draws);

  const seen = drawn({ over: BigInt(over), under: BigInt(under) }, most);

  const chiSquare = expected.reduce((sum, count, index) => sum + ((seen[index] ?? 0) - count) ** 2 / count, 0);
  const freedom = expected.length - 1;
  // Five standard deviations above the mean: a chance of far less than one in ten thousand.
  expect(chiSquare).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom));
});

test('one installation more or less changes no chance by more than a factor of e^ε', () => {
  const [epsilon, most] = [0.5, 8];
  const without = drawn({ over: 2n, under: 1n }, most);
  const inside = without.slice(2, -2);

  for (const [index, count] of inside.entries()) {
    const ratio = count / (without[index + 3] ?? 0);
    // What is drawn has a spread of its own.
    expect(Math.abs(Math.log(ratio))).toBeLessThan(
      epsilon + 6 * Math.sqrt(2 / Math.min(count, without[index + 3] ?? 0)),
    );
  }
  // By the formula, exactly: every neighbour's chance is larger or smaller by e^ε.
  const exact = chances(2, 50).slice(1, -1);
  for (const [index, chance] of exact.slice(1).entries())
    expect(Math.abs(Math.log(chance / (exact[index] ?? 0)))).toBeCloseTo(epsilon, 9);
});

test('two draws differ where the bytes do', () => {
  const many = Array.from({ length: 50 }, () => discreteLaplace({ over: 100n, under: 1n }, randomBytes));

  expect(new Set(many).size).toBeGreaterThan(10);
});

test('no floating-point number is in the way of the noise', () => {
  for (const name of ['discrete-laplace.ts', 'noisy-counts.ts']) {
    const code = readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/Math\.|\bparseFloat|\d\.\d|\de-?\d|\*\*/);
    // Sizes of arrays of bytes apart, whatever is divided is a whole number.
    for (const line of code.split('\n').filter((one) => / \/ /.test(one)))
      expect(line).toMatch(/scale\.under|7n\) \/ 8n/);
  }
});
