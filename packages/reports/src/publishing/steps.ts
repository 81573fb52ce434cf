/** The smallest group that may ever be shown. No setting goes below it. */
export const leastGroup = 5;

/** The smallest group that is shown unless a share says otherwise. */
export const usualGroup = 10;

/** How many whole groups a count holds. It is all that anything shown is made of: counts with the same steps look the same. */
export const stepsOf = (count: number, group: number): number => Math.floor(count / group);

/** A count as it is shown: rounded down to whole groups, and `null` if it is smaller than one. */
export const shown = (count: number, group: number): number | null => stepsOf(count, group) * group || null;

/**
 * The least number of steps that a row must have to be shown beside the others of its margin. It rises above 1 where the margin, which may
 * be known from elsewhere, would tell that a hidden row is not empty: then the smallest of the shown rows are hidden with it. Whoever looks
 * knows that hidden rows are the smallest ones, so each may be as large as the smallest that is shown, and no larger.
 */
export function leastSteps(counts: readonly number[], group: number): number {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const least = stepsOf(whole, group) * group;
  const steps = counts.map((count) => stepsOf(count, group));
  for (const from of [...new Set(steps)].filter((one) => one > 0).toSorted((a, b) => a - b)) {
    const visible = steps.filter((one) => one >= from);
    const hidden = steps.length - visible.length;
    const most = visible.reduce((sum, one) => sum + mostOf(one, group), 0) + (hidden - 1) * mostOf(from, group);
    if (hidden === 0 || least <= most) return from;
  }
  return Number.POSITIVE_INFINITY;
}

/** The largest count that has so many steps. */
const mostOf = (steps: number, group: number) => (steps + 1) * group - 1;
