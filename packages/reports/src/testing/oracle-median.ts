/** The middle one of the numbers in ascending order, and of two in the middle the lower one; 0 of none. */
export const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length / 2) - 1] ?? 0;
