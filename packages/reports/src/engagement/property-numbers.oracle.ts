import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { numberIn, valueOf } from '../testing/oracle-filter.ts';
import { medianOf } from '../testing/oracle-median.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import type { propertyNumbers } from './property-numbers.ts';

/** What `property-numbers` must answer: each installation's last value, if it may be seen and is a number. */
export const propertyNumbersOracle: OracleOf<typeof propertyNumbers> = {
  ask: ({ propertyKeys }) => fc.record({ property: fc.constantFrom(...propertyKeys) }),
  answer(records, { params: { from, to, property }, clauses }) {
    const { all, matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(
      ({ day, properties }) => from <= day && day <= to && (properties.get(property) ?? '') !== '',
    );
    const numbers = installationsOf(counted)
      .flatMap((one) => {
        const last = inOrder(counted.filter(({ installation }) => installation === one)).at(-1);
        const value = last && valueOf(last, { kind: 'property', key: property, isLatest: false }, all);
        const number = typeof value === 'string' ? numberIn(value) : undefined;
        return number === undefined ? [] : [number];
      })
      .toSorted((one, other) => one - other);

    const [min, max] = [numbers[0], numbers.at(-1)];
    if (min === undefined || max === undefined)
      return { rows: [{ count: 0, min: null, p10: null, median: null, p90: null, max: null, mean: null }] };
    const leastReaching = (percent: number) =>
      numbers.find((one) => 100 * numbers.filter((other) => other <= one).length >= percent * numbers.length) ?? max;
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    const [p10, p90] = [leastReaching(10), leastReaching(90)];
    return { rows: [{ count: numbers.length, min, p10, median: medianOf(numbers), p90, max, mean }] };
  },
};
