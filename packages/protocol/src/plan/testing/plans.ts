import * as fc from 'fast-check';
import type { PlanDocument, PlannedAttribute, PlannedFeature, PlannedProperty, PlannedSystem } from '../../plan.ts';
import { daysLater } from '../days.ts';
import { systemFields } from '../system.ts';

/** The day on which the plans below are in order. */
export const today = '2026-11-25';

const bookkeeping = { owner: 'core team', retention: 395, added: '2026-10-01', expires: '2028-10-01' };

export const aFeature = (changes: Partial<PlannedFeature> = {}): PlannedFeature => ({
  description: 'Counts how often it is used.',
  ...bookkeeping,
  ...changes,
});

export const aProperty = (changes: Partial<PlannedProperty> = {}): PlannedProperty =>
  ({
    description: 'Tells which look is polished first.',
    ...bookkeeping,
    type: 'boolean',
    ...changes,
  }) as PlannedProperty; // the changes name a type together with what it needs

export const anAttribute = (changes: Partial<PlannedAttribute> = {}): PlannedAttribute =>
  ({ description: 'Tells how it was used.', type: 'boolean', ...changes }) as PlannedAttribute; // as above

export const aSystem = (changes: Partial<PlannedSystem> = {}): PlannedSystem => ({
  description: 'Tells on which systems it must run.',
  owner: 'core team',
  added: '2026-10-01',
  expires: '2028-10-01',
  fields: ['os'],
  ...changes,
});

export const aPlan = (changes: Partial<PlanDocument> = {}): PlanDocument => ({
  product: 'Field Notes',
  features: { 'Notes/Add': aFeature() },
  ...changes,
});

const optional = <Value>(key: string, values: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.oneof(
    fc.constant({}),
    values.map((value) => ({ [key]: value })),
  );
const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

const days = fc.integer({ min: 0, max: 1_500 }).map((offset) => daysLater('2025-01-01', offset));
const words = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,8}[a-z]$/);
const descriptions = fc.constantFrom(
  'Counts how often it is used.',
  'Tells what to mend first.',
  'Tells who needs it.',
);
const overrides = merged(
  fc.record({ reason: descriptions, by: words, date: days }),
  optional('basis', fc.constantFrom('consent', 'legitimate-interests', 'contract', 'not-personal')),
);
const shapes = fc.oneof(
  fc.constant({ type: 'boolean' }),
  merged(fc.constant({ type: 'number' }), optional('distinct', fc.constantFrom(1, 50, 1_000))),
  fc.record({ type: fc.constant('enum'), values: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    type: fc.constant('buckets'),
    bounds: fc
      .uniqueArray(fc.integer({ min: -9, max: 99 }), { minLength: 1, maxLength: 4 })
      .map((all) => all.toSorted((a, b) => a - b)),
  }),
  merged(
    fc.record({ type: fc.constant('pattern'), pattern: fc.constantFrom('\\d{1,3}', '[a-z]+', 'v\\d+(?:\\.\\d+)*') }),
    optional('distinct', fc.constantFrom(1, 50, 1_000)),
  ),
);
const common = merged(
  fc.record({
    description: descriptions,
    owner: words,
    retention: fc.integer({ min: 1, max: 760 }),
    added: days,
    expires: days,
  }),
  optional('purpose', fc.constantFrom('basic', 'usage', 'diagnostics', 'content', 'messages')),
  optional('review', days),
  optional('override', overrides),
);
const attributes = merged(
  fc.record({ description: descriptions }),
  optional('added', days),
  optional('override', overrides),
  shapes,
);

/** Any feature that has a plan's shape, whatever else is wrong with it. */
export const anyFeature = merged(
  common,
  optional('detail', fc.boolean()),
  optional('attributes', fc.dictionary(fc.constantFrom('kind', 'size', 'way'), attributes, { maxKeys: 3 })),
) as fc.Arbitrary<PlannedFeature>; // made of the parts that its schema names

/** Any property that has a plan's shape. */
export const anyProperty = merged(common, shapes) as fc.Arbitrary<PlannedProperty>; // as above

const anySystem = merged(
  fc.record({
    description: descriptions,
    owner: words,
    added: days,
    expires: days,
    fields: fc.subarray([...systemFields]),
  }),
  optional('installations', fc.constantFrom(100, 10_000)),
  optional('review', days),
  optional('override', overrides),
);

const anyLoosening = fc.record({
  region: fc.constantFrom('UK', 'FR', 'JP'),
  purposeClass: fc.constantFrom('usage', 'noId', 'diagnostics'),
  mode: fc.constantFrom('opt-out', 'notice'),
  reason: descriptions,
  by: words,
  date: days,
  legalBasis: words,
});

/** Any plan that has the shape of one. */
export const anyPlan = merged(
  fc.record({ product: words, features: fc.dictionary(words, anyFeature, { maxKeys: 4 }) }),
  optional('properties', fc.dictionary(words, anyProperty, { maxKeys: 3 })),
  optional('system', anySystem),
  optional(
    'loosened',
    fc.uniqueArray(anyLoosening, { maxLength: 3, selector: ({ region, purposeClass }) => region + purposeClass }),
  ),
  optional(
    'exceptions',
    merged(
      fc.record({ messages: fc.uniqueArray(fc.constantFrom('[a-z]+', 'E\\d+', 'not found'), { maxLength: 3 }) }),
      optional('distinct', fc.constantFrom(1, 50, 1_000)),
    ),
  ),
) as fc.Arbitrary<PlanDocument>; // as above
