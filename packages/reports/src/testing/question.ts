import * as fc from 'fast-check';
import type { Clause, Condition, Item } from '../filters/clause.ts';
import { dimensions } from '../filters/dimension.ts';
import { kindOf, type Subject, type SubjectKind, type ValueSubject, writeSubject } from '../filters/subject.ts';
import { fleetToday, numbers, propertyValues, scales, versions, type Vocabulary } from './fleet.ts';
import type { Mark } from '../query/mark.ts';
import { writeSplits } from '../query/report-query.ts';
import { laterBy } from './oracle-calendar.ts';

/** What every report can be asked at random: a range, and filters. */
export interface Question {
  from: string;
  to: string;
  clauses: readonly Clause[];
}

export const aQuestion = (vocabulary: Vocabulary): fc.Arbitrary<Question> =>
  fc
    .record({
      age: fc.oneof({ weight: 1, arbitrary: fc.nat(29) }, { weight: 4, arbitrary: fc.integer({ min: 30, max: 110 }) }),
      // Long ranges more often than short ones, and few filters more often than many: else most answers would be empty.
      length: fc.oneof(
        { weight: 1, arbitrary: fc.nat(9) },
        { weight: 4, arbitrary: fc.integer({ min: 10, max: 110 }) },
      ),
      clauses: fc.oneof(
        ...[2, 4, 3, 1].map((weight, count) => ({ weight, arbitrary: someClauses(vocabulary, count) })),
      ),
    })
    .map(({ age, length, ...rest }) => {
      const from = laterBy(-age, fleetToday);
      return { from, to: laterBy(length, from), ...rest };
    });

/** A random interval, as a URL has it. */
export const anInterval = fc.constantFrom('day', 'week', 'month', 'total');

/** The name of a feature that the fleet uses, or of one that it does not. */
export const aFeature = ({ features }: Vocabulary): fc.Arbitrary<string> =>
  fc.constantFrom(...features, ...features, 'Nowhere/Used');

/** Something that a session day has or has not. A property with = in its name cannot be asked for so. */
export const aMark = (vocabulary: Vocabulary): fc.Arbitrary<Mark> =>
  fc.oneof(
    { weight: 2, arbitrary: aFeature(vocabulary).map((name): Mark => ({ kind: 'feature', name })) },
    {
      weight: 1,
      arbitrary: aClause(vocabulary).map((clause): Mark => {
        const { subject } = clause;
        const isMark = subject.kind !== 'feature' && !subject.isLatest && !writeSubject(subject).includes('=');
        return isMark ? { kind: 'value', subject, clause } : { kind: 'feature', name: 'Nowhere/Used' };
      }),
    },
  );

/** Random dimensions to split by, as a URL has them: so many at least, three at most. */
export const someSplits = (vocabulary: Vocabulary, least: 0 | 1): fc.Arbitrary<string> =>
  fc
    .uniqueArray(aValueSubject(vocabulary), { minLength: least, maxLength: 3, selector: writeSubject })
    .map(writeSplits);

const someClauses = (vocabulary: Vocabulary, count: number): fc.Arbitrary<Clause[]> =>
  fc.uniqueArray(aClause(vocabulary), {
    minLength: count,
    maxLength: count,
    selector: ({ subject }) => writeSubject(subject),
  });

const aValueSubject = ({ propertyKeys }: Vocabulary): fc.Arbitrary<ValueSubject> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('dimension' as const),
        dimension: fc.constantFrom(...dimensions),
        isLatest: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('property' as const),
        key: fc.constantFrom(...propertyKeys),
        isLatest: fc.boolean(),
      }),
    },
  );

const aSubject = (vocabulary: Vocabulary): fc.Arbitrary<Subject> =>
  fc.oneof(
    { weight: 3, arbitrary: aValueSubject(vocabulary) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('feature' as const),
        name: fc.constantFrom(...vocabulary.features),
        isEver: fc.boolean(),
      }),
    },
  );

/** A filter with any operator that its subject takes. */
export const aClause = (vocabulary: Vocabulary): fc.Arbitrary<Clause> =>
  aSubject(vocabulary).chain((subject) =>
    fc.record({
      subject: fc.constant(subject),
      isNegated: fc.boolean(),
      condition: aCondition(kindOf(subject), subject, vocabulary),
    }),
  );

/** Read alike by RE2 and by JavaScript, which the oracle asks. */
const patterns = [
  '.',
  '^4\\.',
  '[0-9]+',
  'a|i',
  '\\.',
  "'",
  '^.$',
  '(?:o|w)s?$',
  '[^a-z]',
  'ä',
  '^\\(',
  'D|F',
  'prod|dev',
  '\\\\',
];

function aCondition(kind: SubjectKind, subject: Subject, vocabulary: Vocabulary): fc.Arbitrary<Condition> {
  const list = fc
    .array(anItem(kind, subject, vocabulary), { minLength: 1, maxLength: 3 })
    .map((items): Condition => ({ kind: 'list', items }));
  if (kind === 'number' || kind === 'feature') return list;
  const pattern = fc.constantFrom(...patterns).map((one): Condition => ({ kind: 'pattern', pattern: one }));
  return fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: pattern });
}

function anItem(kind: SubjectKind, subject: Subject, vocabulary: Vocabulary): fc.Arbitrary<Item> {
  const value = fc
    .constantFrom(...valuesFor(kind, subject, vocabulary))
    .map((one): Item => ({ kind: 'value', value: one }));
  const missing = fc.constant<Item>({ kind: 'missing' });
  const ends = endsFor[kind];
  const range = fc
    .tuple(
      fc.nat(Math.max(ends.length - 1, 0)),
      fc.nat(Math.max(ends.length - 1, 0)),
      fc.constantFrom('both', 'from', 'to'),
    )
    .map(([one, other, open]): Item => {
      const [from = '', to = ''] = [ends[Math.min(one, other)], ends[Math.max(one, other)]];
      return { kind: 'range', ...(open === 'to' ? {} : { from }), ...(open === 'from' ? {} : { to }) };
    });
  return fc.oneof(value, ...(kind === 'feature' ? [] : [missing]), ...(ends.length > 0 ? [range] : []));
}

function valuesFor(kind: SubjectKind, subject: Subject, { texts }: Vocabulary): string[] {
  if (kind === 'feature') return ['0', '1', '2', '3', '4', '5'];
  if (kind === 'number') return ['0', ...[...numbers, ...scales].map(String)];
  if (kind === 'version') return versions;
  if (kind === 'property') return [...propertyValues, ...texts];
  const fixed: Partial<Record<string, string[]>> = {
    environment: ['production', 'development'],
    kind: ['normal', 'ci', 'ephemeral'],
    country: ['DE', 'FR', 'JP', 'XX'],
    continent: ['Europe', 'Asia', 'Africa'],
    virtualMachine: ['yes', 'no'],
    container: ['yes', 'no'],
  };
  return (subject.kind === 'dimension' && fixed[subject.dimension.name]) || [...texts];
}

/** Ends of ranges in ascending order. */
const endsFor: Record<SubjectKind, readonly string[]> = {
  text: [],
  list: [],
  number: ['0', '1', '1.25', '1.68936039331', '2', '3', '8', '16', '20'],
  version: ['3', '4', '4.2', '4.2.0', '4.9', '4.10', 'v5', '10', '99'],
  property: ['-2', '0', '3.5', '5', '7', '10', '12', '20'],
  feature: ['0', '1', '2', '3', '5', '9'],
};
