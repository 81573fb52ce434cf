import * as fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { PlanDocumentSchema } from '../plan.ts';
import { shapeFindings } from './shape.ts';
import { aFeature, anAttribute, anyPlan, aPlan, aProperty } from './testing/plans.ts';

const said = (document: unknown) => shapeFindings(document).map(({ path, message }) => `${path.join('>')}: ${message}`);
const without = (item: object, key: string) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name !== key));

describe('shapeFindings', () => {
  it.each([
    [': the file must be a plan: product, features, properties, system, exceptions, loosened', null],
    [': the file must be a plan: product, features, properties, system, exceptions, loosened', []],
    [': the plan has no product: name the product, as people know it', without(aPlan(), 'product')],
    [': the plan has no features: list what is counted, or write {} if nothing is', without(aPlan(), 'features')],
    [
      'propertys: there is no key "propertys" here; known are product, features, properties, system, exceptions, loosened',
      { ...aPlan(), propertys: {} },
    ],
    ['features: features must be at most 2000 features by name', { ...aPlan(), features: [] }],
    ['features>A: A must be a feature: its description, owner and so on', aPlanWith({ A: null })],
    [
      'features>A: A has no owner: say who answers for it, a team or a person',
      aPlanWith({ A: without(aFeature(), 'owner') }),
    ],
    [
      'features>A: A has no description: tell a person what is collected and why',
      aPlanWith({ A: without(aFeature(), 'description') }),
    ],
    [
      'features>A>description: description must be 10 to 500 characters that tell a person what is collected and why',
      aPlanWith({ A: { ...aFeature(), description: 'Use.' } }),
    ],
    [
      'features>A>purpose: purpose must be one of basic, usage, diagnostics, content, messages',
      aPlanWith({ A: { ...aFeature(), purpose: 'marketing' } }),
    ],
    [
      'features>A>retention: retention must be a whole number of days from 1 to 760 (25 months)',
      aPlanWith({ A: { ...aFeature(), retention: 761 } }),
    ],
    ['features>A>added: added must be a day as YYYY-MM-DD', aPlanWith({ A: { ...aFeature(), added: '1.10.2026' } })],
    ['features>A>detail: detail must be true or false', aPlanWith({ A: { ...aFeature(), detail: 'yes' } })],
    ['features>: the name is empty, too long, or holds control characters; change it', aPlanWith({ '': aFeature() })],
    [
      'features>A>attributes>kind>owner: there is no key "owner" here; known are description, added, override, type',
      aPlanWith({ A: { ...aFeature(), attributes: { kind: { ...anAttribute(), owner: 'me' } } } }),
    ],
    [
      'properties>theme>type: type must be one of boolean, number, enum, buckets, pattern; there is no free text',
      { ...aPlan(), properties: { theme: { ...aProperty(), type: 'string' } } },
    ],
    [
      'properties>theme: theme has no type: choose one of boolean, number, enum, buckets, pattern',
      { ...aPlan(), properties: { theme: without(aProperty(), 'type') } },
    ],
    [
      'properties>theme: theme has no values: list the texts that it may be',
      { ...aPlan(), properties: { theme: { ...aProperty(), type: 'enum' } } },
    ],
    [
      'properties>theme>values: values must be a list of 1 to 100 different texts; put numbers, true and false in quotes',
      { ...aPlan(), properties: { theme: { ...aProperty(), type: 'enum', values: [1, 2] } } },
    ],
    [
      'exceptions>messages: messages must be a list of at most 100 different patterns',
      { ...aPlan(), exceptions: { messages: 'all' } },
    ],
    [
      'features>A>override: override has no by: say who looked at it',
      { ...aPlan(), features: { A: { ...aFeature(), override: { reason: 'It means rows.', date: '2026-10-01' } } } },
    ],
  ])('says: %s', (sentence, document) => {
    expect(said(document)).toEqual([sentence]);
  });

  it('says how many there are where there are too many', () => {
    const properties = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`p${at}`, aProperty()]));

    expect(said({ ...aPlan(), properties })).toEqual([
      'properties: properties has 51 entries; at most 50 properties by name',
    ]);
  });

  it('says everything at once', () => {
    expect(said({ ...aPlan({ product: '' }), features: { A: {} } })).toHaveLength(6);
  });

  it('finds nothing exactly where the schema fits', () => {
    const spoiled = fc
      .tuple(
        anyPlan,
        fc.nat(),
        fc.constantFrom<unknown>(undefined, null, '', 0, 1.5, true, [], {}, 'x'.repeat(600), '__proto__'),
      )
      .map(([plan, place, value]) => spoil(plan, place, value));

    fc.assert(
      fc.property(fc.oneof(anyPlan, spoiled), (document) => {
        expect(shapeFindings(document).length === 0).toBe(Check(PlanDocumentSchema, document));
      }),
      { numRuns: 500 },
    );
  });
});

function aPlanWith(features: Record<string, unknown>): unknown {
  return { ...aPlan(), features };
}

/** The value with one of its parts, counted through from the top, replaced. */
function spoil(value: unknown, place: number, by: unknown): unknown {
  const total = countParts(value);
  let left = place % total;
  const walk = (part: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each)]));
  };
  return walk(value);
}

const countParts = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + countParts(part), 1)
    : 1;
