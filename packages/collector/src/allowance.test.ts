import { describe, expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';

const hourMs = 3_600_000;

describe('the allowance of new installations', () => {
  test('gives what is left of the hour, each product its own', () => {
    const allowance = createAllowance(() => 0);

    expect([
      allowance.take(1, 6, 10),
      allowance.take(1, 6, 10),
      allowance.take(1, 1, 10),
      allowance.take(2, 6, 10),
    ]).toEqual([6, 4, 0, 6]);
  });

  test('is whole again in the next hour', () => {
    let nowMs = 0.5 * hourMs;
    const allowance = createAllowance(() => nowMs);
    allowance.take(1, 10, 10);

    nowMs = hourMs - 1;
    expect(allowance.take(1, 1, 10)).toBe(0);
    nowMs = hourMs;
    expect(allowance.take(1, 11, 10)).toBe(10);
  });

  test('is no limit where there is none', () => {
    const allowance = createAllowance(() => 0);

    expect(allowance.take(1, 1_000_000, null)).toBe(1_000_000);
  });

  test('heeds a limit that was lowered or raised within the hour', () => {
    const allowance = createAllowance(() => 0);
    allowance.take(1, 5, 10);

    expect([allowance.take(1, 5, 3), allowance.take(1, 5, 6), allowance.take(1, 5, 100)]).toEqual([0, 1, 5]);
  });
});
