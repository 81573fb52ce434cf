import * as fc from 'fast-check';
import type { DeclaredValues } from '../query/declared-values.ts';
import { propertyValues, type Vocabulary } from './fleet.ts';
import { numberIn } from './oracle-filter.ts';
import type { SessionDayRecord } from './record.ts';

/** What a plan might declare of a fleet's properties. */
export const someDeclared = ({ propertyKeys }: Vocabulary): fc.Arbitrary<DeclaredValues> =>
  fc.record({
    texts: fc.array(
      fc.record({ property: fc.constantFrom(...propertyKeys), text: fc.constantFrom(...propertyValues) }),
      { maxLength: 4 },
    ),
    numbers: fc.subarray([...propertyKeys]),
  });

/** The record with the properties of its own whose values are declared. */
export function asDeclared(record: SessionDayRecord, { texts, numbers }: DeclaredValues): SessionDayRecord {
  const isDeclared = ([key, value]: [string, string]) =>
    texts.some(({ property, text }) => property === key && text === value) ||
    (numbers.includes(key) && numberIn(value) !== undefined);
  return { ...record, declared: new Set([...record.properties].filter(isDeclared).map(([key]) => key)) };
}
