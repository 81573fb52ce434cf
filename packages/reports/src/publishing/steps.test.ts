import { describe, expect, test } from 'vitest';
import { leastSteps, shown, stepsOf } from './steps.ts';

/** What an onlooker sees of rows whose sum is known as `shown` shows it: `null` where a row is not there. */
function seen(counts: readonly number[], group: number) {
  const least = leastSteps(counts, group);
  return {
    whole: shown(counts.reduce((sum, count) => sum + count, 0), group) ?? 0, // prettier-ignore
    rows: counts.map((count) => (stepsOf(count, group) >= least ? shown(count, group) : null)),
  };
}

interface Bounds {
  least: number;
  most: number;
}

/**
 * The exact bounds that whoever sees this can work out for each hidden row: over all whole numbers that fulfil every relation, where each
 * shown number stands for itself and up to a group less one more, hidden rows are not larger than the smallest that is shown can be, and all
 * add up to what the whole stands for. One relation between intervals: the bounds of its propagation are reached, so they are exact.
 */
function attack({ whole, rows }: ReturnType<typeof seen>, group: number): Bounds[] {
  const smallest = Math.min(...rows.filter((row) => row !== null));
  const largestHidden = Number.isFinite(smallest) ? smallest + group - 1 : Number.POSITIVE_INFINITY;
  const ranges = rows.map((row) =>
    row === null ? { least: 0, most: largestHidden } : { least: row, most: row + group - 1 },
  );
  return rows.flatMap((row, index) => {
    if (row !== null) return [];
    const others = ranges.filter((_, other) => other !== index);
    const sum = (side: keyof Bounds) => others.reduce((all, range) => all + range[side], 0);
    return [
      {
        least: Math.max(0, whole - sum('most')),
        most: Math.min(largestHidden, whole + group - 1 - sum('least')),
      },
    ];
  });
}

/** All lists of so many counts below `end`. */
function* allCounts(length: number, end: number): Generator<number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of allCounts(length - 1, end)) for (let count = 0; count < end; count++) yield [...rest, count];
}

describe('a count as it is shown', () => {
  test.each([
    [0, null],
    [9, null],
    [10, 10],
    [19, 10],
    [20, 20],
  ])('%i is shown as %s', (count, expected) => {
    expect(shown(count, 10)).toBe(expected);
  });
});

describe('rows of a sum that is known', () => {
  test.each([
    [5, 3, 16],
    [5, 4, 11],
    [3, 5, 7],
  ])('keep every hidden row within no fewer than %i numbers, of %i rows below %i', (group, length, end) => {
    let hidden = 0;
    for (const counts of allCounts(length, end))
      for (const { least, most } of attack(seen(counts, group), group)) {
        hidden += 1;
        if (most - least + 1 < group) throw new Error(`${counts.join(', ')} tell that a row is ${least} to ${most}`);
        if (least > 0) throw new Error(`${counts.join(', ')} tell that a row is not empty`);
      }
    expect(hidden).toBeGreaterThan(1_000);
  });

  test('hide more than the small row where the sum would tell of it, and no more than that otherwise', () => {
    expect(seen([4, 5, 17], 5).rows).toEqual([null, 5, 15]);
    expect(seen([4, 9, 19, 18], 5).rows).toEqual([null, null, 15, 15]);
  });

  test('look the same with one installation more or less, unless a row or the sum reaches a whole group', () => {
    let compared = 0;
    for (const counts of allCounts(3, 16))
      for (const [index, count] of counts.entries()) {
        const more = counts.with(index, count + 1);
        const whole = counts.reduce((sum, one) => sum + one, 0);
        if ((count + 1) % 5 === 0 || (whole + 1) % 5 === 0) continue;
        compared += 1;
        expect(seen(more, 5)).toEqual(seen(counts, 5));
      }
    expect(compared).toBeGreaterThan(1_000);
  });
});

test('two sums of groups that differ by a few tell the difference no closer than a group', () => {
  for (let larger = 10; larger < 60; larger++)
    for (let smaller = 10; smaller <= larger; smaller++) {
      const [high, low] = [shown(larger, 10) ?? 0, shown(smaller, 10) ?? 0];
      const [least, most] = [Math.max(0, high - (low + 9)), high + 9 - low];
      expect(most - least + 1).toBeGreaterThanOrEqual(10);
    }
});
