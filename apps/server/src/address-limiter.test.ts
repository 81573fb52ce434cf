import { describe, expect, test } from 'vitest';
import { createAddressLimiter } from './address-limiter.ts';

/** How many of two addresses' requests pass where one a minute may: 1 if they count as one network, 2 if not. */
function passing(first: string, second: string): number {
  const limiter = createAddressLimiter(() => 0);
  return [first, second].filter((address) => limiter.admits(address, 'sync', 1)).length;
}

describe('the limit by network', () => {
  test('lets through as many a minute as it says, and as many in the next', () => {
    let nowMs = 59_999;
    const limiter = createAddressLimiter(() => nowMs);
    const admitted = () => [1, 2, 3].filter(() => limiter.admits('192.0.2.1', 'sync', 2)).length;

    expect(admitted()).toBe(2);
    expect(admitted()).toBe(0);
    nowMs = 60_000;
    expect(admitted()).toBe(2);
  });

  test('counts each purpose apart', () => {
    const limiter = createAddressLimiter(() => 0);

    expect(['sign-in', 'setup', 'sign-in'].map((purpose) => limiter.admits('192.0.2.1', purpose, 1))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each([
    ['192.0.2.1', '192.0.2.254'],
    ['2001:db8:1::1', '2001:db8:1:ffff:ffff:ffff:ffff:ffff'],
    ['2001:db8:1::', '2001:db8:1:2:3:4:5:6'],
    ['::1', '::2'],
    ['2001::1', '2001:0:0:1::1'],
    ['2001:db8::1', '2001:db8:0:1::1'],
  ])('takes %s and %s for one network', (first, second) => {
    expect(passing(first, second)).toBe(1);
  });

  test.each([
    ['192.0.2.1', '192.0.3.1'],
    ['192.0.2.1', '19.20.2.1'],
    ['2001:db8:1::1', '2001:db8:2::1'],
    ['2001:db8::1', '2001:db8:1::1'],
    ['::1', '192.0.2.1'],
  ])('takes %s and %s for two', (first, second) => {
    expect(passing(first, second)).toBe(2);
  });
});
