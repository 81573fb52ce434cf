import { expect, test } from 'vitest';
import { toldApart } from './told-apart.ts';

/** Answers that take some milliseconds and, as on a busy machine, now and then many; the same at every run. */
function times(count: number, seed: number, moreMs = 0): number[] {
  let state = seed;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return Array.from({ length: count }, () => 4 - 3 * Math.log(1 - random()) + (random() < 0.1 ? 30 : 0) + moreMs);
}

test('answers that take three milliseconds more are told apart, however noisy', () => {
  for (let seed = 1; seed <= 200; seed++)
    expect(toldApart({ one: times(80, seed * 7_919, 3), other: times(80, seed * 104_729) })).toEqual([
      'one takes longer than other',
    ]);
});

test('answers that take as long are hardly ever told apart, and not in the same direction twice', () => {
  const told = Array.from({ length: 400 }, (_, index) => {
    const seed = index + 1;
    return toldApart({ one: times(80, seed * 7_919), other: times(80, seed * 104_729) });
  }).filter(({ length }) => length > 0);

  expect(told.length).toBeLessThan(5);
});

test('a difference that no network lets through tells nothing', () => {
  const exact = Array.from({ length: 80 }, (_, index) => 4 + index / 1_000);

  expect(toldApart({ one: exact, other: exact.map((time) => time + 0.5) })).toEqual([]);
});
