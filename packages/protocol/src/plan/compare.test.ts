import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDocument, PlannedFeature, PlannedLoosening, PlannedProperty, PlannedSystem } from '../plan.ts';
import { canonicalPlan } from './canonical.ts';
import { comparePlans } from './compare.ts';
import { aFeature, anAttribute, anyFeature, anyPlan, anyProperty, aPlan, aProperty, aSystem } from './testing/plans.ts';

const told = (old: PlanDocument, changed: PlanDocument) =>
  comparePlans(old, changed).map(({ path, effect, text }) => `${effect} ${path.join('>')}: ${text}`);
const ofFeature = (old: Partial<PlannedFeature>, changed: Partial<PlannedFeature>) =>
  told(aPlan({ features: { A: aFeature(old) } }), aPlan({ features: { A: aFeature(changed) } }));
const ofProperty = (old: Partial<PlannedProperty>, changed: Partial<PlannedProperty>) =>
  told(aPlan({ properties: { P: aProperty(old) } }), aPlan({ properties: { P: aProperty(changed) } }));
const unasked = '; set added to the day of this release, or who agreed before is not asked again';

describe('comparePlans', () => {
  it.each<[Partial<PlannedFeature>, Partial<PlannedFeature>, string]>([
    [{}, { retention: 400 }, `widening features>A>retention: is kept for 400 days instead of 395${unasked}`],
    [{}, { retention: 30 }, 'narrowing features>A>retention: is kept for 30 days instead of 395'],
    [{}, { expires: '2028-11-01' }, 'widening features>A>expires: is collected until 2028-11-01 instead of 2028-10-01'],
    [
      {},
      { expires: '2027-01-01' },
      'narrowing features>A>expires: is collected until 2027-01-01 instead of 2028-10-01',
    ],
    [{}, { purpose: 'diagnostics' }, 'widening features>A>purpose: is for the purpose diagnostics instead of usage'],
    [{}, { detail: true }, `widening features>A>detail: single occurrences are kept${unasked}`],
    [{ detail: true }, {}, 'narrowing features>A>detail: single occurrences are not kept any more'],
    [
      {},
      { added: '2026-09-01' },
      'widening features>A>added: is taken from those who agreed on 2026-09-01 or later, instead of 2026-10-01',
    ],
    [
      {},
      { added: '2026-11-01' },
      'narrowing features>A>added: is taken from those who agreed on 2026-11-01 or later, instead of 2026-10-01',
    ],
    [{}, { review: '2026-11-01' }, 'neutral features>A>review: was last reviewed on 2026-11-01'],
    [{}, { owner: 'others' }, 'neutral features>A>owner: is answered for by others instead of core team'],
    [
      {},
      { description: 'Counts it otherwise.' },
      'neutral features>A>description: is described otherwise: Counts it otherwise.',
    ],
    [
      {},
      { attributes: { kind: anAttribute() } },
      `widening features>A>attributes>kind: new attribute, yes or no: Tells how it was used.${unasked}`,
    ],
    [
      {},
      { attributes: { kind: anAttribute({ added: '2026-11-01' }) } },
      'widening features>A>attributes>kind: new attribute, yes or no: Tells how it was used.',
    ],
    [
      { attributes: { kind: anAttribute() } },
      { attributes: { kind: anAttribute({ added: '2026-11-01' }) } },
      'narrowing features>A>attributes>kind>added: is taken from those who agreed on 2026-11-01 or later, instead of 2026-10-01',
    ],
    [{ attributes: { kind: anAttribute() } }, {}, 'narrowing features>A>attributes>kind: is not collected any more'],
    [
      { attributes: { kind: anAttribute() } },
      { attributes: { kind: anAttribute({ type: 'number' }) } },
      `widening features>A>attributes>kind>type: is a number instead of yes or no${unasked}`,
    ],
  ])('from %j to %j tells: %s', (old, changed, sentence) => {
    expect(ofFeature(old, changed)).toEqual([sentence]);
  });

  it.each<[Partial<PlannedProperty>, Partial<PlannedProperty>, string[]]>([
    [
      { type: 'enum', values: ['a', 'b'] },
      { type: 'enum', values: ['c', 'a'] },
      [`widening properties>P>type: may be c too${unasked}`, 'narrowing properties>P>type: may be b no more'],
    ],
    [
      { type: 'buckets', bounds: [0, 10] },
      { type: 'buckets', bounds: [0, 5, 10] },
      [`widening properties>P>type: has a bucket from 5 too${unasked}`],
    ],
    [
      { type: 'number' },
      { type: 'buckets', bounds: [0, 10] },
      ['narrowing properties>P>type: is a number, told only as from 0, from 10 instead of a number'],
    ],
    [
      { type: 'number' },
      { type: 'number', distinct: 50 },
      ['narrowing properties>P>type: has at most 50 different values instead of 1000'],
    ],
    [
      { type: 'pattern', pattern: '[a-z]+', distinct: 50 },
      { type: 'pattern', pattern: '[a-z]+', distinct: 51 },
      [`widening properties>P>type: has at most 51 different values instead of 50${unasked}`],
    ],
    [
      { type: 'pattern', pattern: '[a-z]+' },
      { type: 'enum', values: ['one', 'two'] },
      ['narrowing properties>P>type: is one of one, two instead of a text of at most 64 characters like [a-z]+'],
    ],
    [
      { type: 'pattern', pattern: '[a-z]+' },
      { type: 'enum', values: ['one', '2'] },
      [`widening properties>P>type: is one of 2, one instead of a text of at most 64 characters like [a-z]+${unasked}`],
    ],
    [
      { type: 'pattern', pattern: '[a-z]+' },
      { type: 'pattern', pattern: '[a-y]+' },
      [`widening properties>P>type: matches [a-y]+ instead of [a-z]+${unasked}`],
    ],
    [
      { type: 'enum', values: ['a'] },
      { type: 'enum', values: ['a', 'b'], added: '2026-11-01' },
      [
        'narrowing properties>P>added: is taken from those who agreed on 2026-11-01 or later, instead of 2026-10-01',
        'widening properties>P>type: may be b too',
      ],
    ],
  ])('from %j to %j tells: %j', (old, changed, sentences) => {
    expect(ofProperty(old, changed)).toEqual(sentences);
  });

  it('tells of every part of an override', () => {
    const override = { reason: 'It means rows.', by: 'Ann', date: '2026-10-01' };
    const allowed = 'neutral features>A>override: is allowed by';

    expect(ofFeature({}, { override })).toEqual([`${allowed} Ann: It means rows.`]);
    expect(ofFeature({ override }, { override: { ...override, date: '2026-11-01' } })).toEqual([
      `${allowed} Ann: It means rows.`,
    ]);
    expect(ofFeature({ override }, { override: { ...override, by: 'Bob' } })).toEqual([
      `${allowed} Bob: It means rows.`,
    ]);
    expect(ofFeature({ override }, {})).toEqual(['neutral features>A>override: needs no override any more']);
  });

  it('tells of messages and of the product', () => {
    const old = aPlan({ exceptions: { messages: ['not found'] } });

    expect(told(old, aPlan({ exceptions: { messages: ['not found'], distinct: 9 } }))).toEqual([
      'narrowing exceptions>distinct: at most 9 different messages are kept instead of 1000',
    ]);
    expect(told(old, aPlan({ product: 'Notes', exceptions: { messages: ['no rights'] } }))).toEqual([
      'neutral product: the product is called Notes instead of Field Notes',
      'widening exceptions>messages: messages of exceptions like no rights are collected too',
      'narrowing exceptions>messages: messages of exceptions like not found are not collected any more',
    ]);
  });

  it('tells of the system what comes and goes', () => {
    const override = { reason: 'It means rows.', by: 'Ann', date: '2026-10-01' };
    const ofSystems = (old: Partial<PlannedSystem> | undefined, changed: Partial<PlannedSystem> | undefined) =>
      told(aPlan(old && { system: aSystem(old) }), aPlan(changed && { system: aSystem(changed) }));

    expect(ofSystems(undefined, { fields: ['os', 'locale', 'cpu'] })).toEqual([
      'widening system>fields: tells cpu, locale of the system too',
      'narrowing system>fields: tells arch, osVersion of the system no more',
      'neutral system: what is told of the system is declared: Tells on which systems it must run.',
    ]);
    expect(ofSystems({ fields: ['os'] }, { fields: ['os', 'arch'] })).toEqual([
      `widening system>fields: tells arch of the system too${unasked}`,
    ]);
    expect(ofSystems({ fields: ['locale'] }, { fields: ['language', 'locale'] })).toEqual([
      'neutral system>fields: the same of the system is told, listed otherwise',
    ]);
    expect(ofSystems({ override, installations: 100 }, {})).toEqual([
      'neutral system>override: needs no override any more',
      'neutral system>installations: is said to have about 10000 installations instead of 100',
    ]);
    expect(ofSystems({ fields: [] }, undefined)).toEqual([
      'widening system>fields: tells arch, language, os, osVersion of the system too',
      'neutral system: what is told of the system is what is preset',
    ]);
  });

  it('tells where people are asked no more, and where again', () => {
    const ofUk = {
      region: 'UK',
      purposeClass: 'usage',
      mode: 'opt-out',
      reason: 'It is a service.',
      by: 'Ann',
      date: '2026-10-01',
      legalBasis: 'PECR',
    } as const;
    const from = (...loosened: PlannedLoosening[]) => aPlan({ loosened });
    const said = (mode: string) =>
      `people are not asked first (${mode}), by Ann on 2026-10-01: It is a service. (PECR)`;

    expect(told(from(), from(ofUk))).toEqual([`widening loosened>UK usage: ${said('opt-out')}`]);
    expect(told(from(ofUk), from({ ...ofUk, mode: 'notice' }))).toEqual([
      `widening loosened>UK usage: ${said('notice')}`,
    ]);
    expect(told(from({ ...ofUk, mode: 'notice' }), from(ofUk))).toEqual([
      `narrowing loosened>UK usage: ${said('opt-out')}`,
    ]);
    expect(told(from(ofUk), from())).toEqual(['narrowing loosened>UK usage: people are asked first again']);
    expect(told(from(ofUk), from({ ...ofUk, legalBasis: 'PECR, sch. A1' }))).toEqual([
      `neutral loosened>UK usage: people are not asked first (opt-out), by Ann on 2026-10-01: It is a service. (PECR, sch. A1)`,
    ]);
  });

  it('tells nothing exactly if the canonical texts are equal', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        expect(comparePlans(one, one)).toEqual([]);
        expect(comparePlans(one, other).length === 0).toBe(canonicalPlan(one) === canonicalPlan(other));
      }),
    );
  });

  it('tells of any one part that changes', () => {
    fc.assert(
      fc.property(fc.tuple(anyFeature, anyFeature), fc.tuple(anyProperty, anyProperty), ([a, b], [p, q]) => {
        const one = aPlan({ features: { A: a }, properties: { P: p } });
        for (const key of new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof PlannedFeature>) {
          const other = aPlan({ features: { A: withPart(a, b, key) }, properties: { P: p } });
          expect(comparePlans(one, other).length === 0).toBe(canonicalPlan(one) === canonicalPlan(other));
        }
        const other = aPlan({ features: { A: a }, properties: { P: q } });
        expect(comparePlans(one, other).length === 0).toBe(canonicalPlan(one) === canonicalPlan(other));
      }),
    );
  });

  it('calls an item that comes widening, and one that goes narrowing, always', () => {
    fc.assert(
      fc.property(anyPlan, anyFeature, anyProperty, (plan, feature, property) => {
        const wider = {
          ...plan,
          features: { ...plan.features, 'New/One': feature },
          properties: { ...plan.properties, 'New/One': property },
        };

        expect(comparePlans(plan, wider).map(({ effect }) => effect)).toEqual(['widening', 'widening']);
        expect(comparePlans(wider, plan).map(({ effect }) => effect)).toEqual(['narrowing', 'narrowing']);
      }),
    );
  });
});

describe('canonicalPlan', () => {
  it('does not depend on the order of keys, values and messages, nor on what may be left out', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const full = { ...plan, properties: plan.properties ?? {}, exceptions: plan.exceptions ?? { messages: [] } };

        expect(canonicalPlan(turned(full) as PlanDocument)).toBe(canonicalPlan(plan));
      }),
    );
  });

  it('does not depend on how a description is wrapped', () => {
    const wrapped = aPlan({ features: { A: aFeature({ description: 'Counts how\n  often it is used.\n' }) } });

    expect(canonicalPlan(wrapped)).toBe(canonicalPlan(aPlan({ features: { A: aFeature() } })));
  });

  it('is the text that it was: hashes that were published must not change', () => {
    const plan = aPlan({
      features: { b: aFeature(), a: aFeature({ detail: true, attributes: { kind: anAttribute() } }) },
      properties: { size: aProperty({ type: 'buckets', bounds: [0, 10] }) },
    });

    expect(canonicalPlan(plan)).toMatchInlineSnapshot(
      `"{"features":{"a":{"added":"2026-10-01","attributes":{"kind":{"added":"2026-10-01","description":"Tells how it was used.","shape":{"type":"boolean"}}},"description":"Counts how often it is used.","detail":true,"expires":"2028-10-01","owner":"core team","purpose":"usage","retention":395},"b":{"added":"2026-10-01","attributes":{},"description":"Counts how often it is used.","detail":false,"expires":"2028-10-01","owner":"core team","purpose":"usage","retention":395}},"messages":[],"product":"Field Notes","properties":{"size":{"added":"2026-10-01","description":"Tells which look is polished first.","expires":"2028-10-01","owner":"core team","purpose":"content","retention":395,"shape":{"bounds":[0,10],"type":"buckets"}}}}"`,
    );
  });
});

/** The same with all keys, and all lists whose order says nothing, turned round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.toReversed() : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
}

function withPart(from: PlannedFeature, to: PlannedFeature, key: keyof PlannedFeature): PlannedFeature {
  const entries = Object.entries({ ...from, [key]: to[key] }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as unknown as PlannedFeature; // one of two features' parts each
}
