/** Steps of the sequential ramp that the classes of a map take: the first ones are too close to bare land. */
const steps = [1, 2, 3, 4, 6, 8] as const;
const mostLimits = steps.length - 1;

export interface MapClass {
  /** Step of the sequential ramp, `--s1` to `--s8`. */
  step: number;
  /** The smallest number that belongs to the class. */
  from: number;
}

/**
 * Divides 1…highest at round numbers (1, 2, 5, 10, 20 …), the five below the highest at most: skewed data stays readable,
 * and the legend has numbers that people say.
 */
export function mapClasses(highest: number): MapClass[] {
  const limits: number[] = [];
  for (let power = Math.floor(Math.log10(Math.max(1, highest))); power >= 0; power--) {
    for (const digit of [5, 2, 1]) {
      const limit = digit * 10 ** power;
      if (limit > 1 && limit < highest && limits.length < mostLimits) limits.unshift(limit);
    }
  }
  return [1, ...limits].map((from, index) => ({ step: steps[index] ?? 8, from }));
}

export function classOf(classes: readonly MapClass[], value: number): MapClass | undefined {
  return classes.findLast(({ from }) => value >= from);
}
