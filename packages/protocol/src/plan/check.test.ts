import { describe, expect, it } from 'vitest';
import type { PlannedFeature, PlannedProperty } from '../plan.ts';
import { checkPlan } from './check.ts';
import { aFeature, anAttribute, aPlan, aProperty, today } from './testing/plans.ts';

const found = (document: unknown) =>
  checkPlan(document, { today }).map(({ path, severity, rule }) => `${severity} ${rule} ${path.join('>')}`);
const ofFeature = (changes: Partial<PlannedFeature>) => found(aPlan({ features: { 'Notes/Add': aFeature(changes) } }));
const ofProperty = (name: string, changes: Partial<PlannedProperty> = {}) =>
  found(aPlan({ properties: { [name]: aProperty(changes) } }));

describe('checkPlan', () => {
  it('refuses a loosening on a day that no calendar has, twice of the same, or without a reason', () => {
    const ofUk = {
      region: 'UK',
      purposeClass: 'usage',
      mode: 'notice',
      reason: 'It is a service.',
      by: 'Ann',
      date: '2026-10-01',
      legalBasis: 'PECR',
    } as const;

    expect(found(aPlan({ loosened: [ofUk, { ...ofUk, region: 'FR' }] }))).toEqual([]);
    expect(found(aPlan({ loosened: [ofUk, { ...ofUk, date: '2026-02-30' }] }))).toEqual([
      'error day loosened>1>date',
      'error shape loosened>1',
    ]);
    const { reason: _reason, ...without } = ofUk;
    expect(found({ ...aPlan(), loosened: [without] })).toEqual(['error shape loosened']);
  });

  it('finds nothing in a plan that is in order', () => {
    const plan = aPlan({
      features: {
        'Notes/Add': aFeature(),
        'Notes/Search': aFeature({
          detail: true,
          attributes: { kind: anAttribute({ type: 'enum', values: ['plain', 'regex'] }) },
        }),
      },
      properties: {
        theme: aProperty({ type: 'enum', values: ['light', 'dark'] }),
        pluginVersion: aProperty({ type: 'pattern', pattern: '\\d{1,3}(?:\\.\\d{1,3}){1,3}' }),
      },
      exceptions: { messages: ['ENOENT: no such file or directory'] },
    });

    expect(checkPlan(plan, { today })).toEqual([]);
  });

  it.each([
    ['2026-11-25', ['error expired features>Notes/Add>expires']],
    ['2026-11-26', ['warning expires-soon features>Notes/Add>expires']],
    ['2026-12-25', ['warning expires-soon features>Notes/Add>expires']],
    ['2026-12-26', []],
    ['2028-10-01', []],
    ['2028-10-02', ['error expires-late features>Notes/Add>expires']],
    ['2027-02-29', ['error day features>Notes/Add>expires']],
  ])('says of an item that expires on %s: %j', (expires, expected) => {
    expect(ofFeature({ expires })).toEqual(expected);
  });

  it('says how to renew what expired', () => {
    const [finding] = checkPlan(aPlan({ features: { A: aFeature({ expires: '2026-11-01' }) } }), { today });

    expect(finding?.message).toBe(
      'has not been collected since 2026-11-01: remove it, or look at it again, set review to 2026-11-25 and expires to at most 2028-11-25',
    );
  });

  it('lets a review renew an item, but none that has not been', () => {
    expect(ofFeature({ review: '2026-11-25', expires: '2028-11-25' })).toEqual([]);
    expect(ofFeature({ review: '2026-11-25', expires: '2028-11-26' })).toEqual([
      'error expires-late features>Notes/Add>expires',
    ]);
    expect(ofFeature({ review: '2026-11-26' })).toEqual(['error day features>Notes/Add>review']);
    expect(ofFeature({ review: '2026-09-30' })).toEqual(['error day features>Notes/Add>review']);
  });

  it('lets an item join with the next release, but not far ahead, nor after its end', () => {
    expect(ofFeature({ added: '2027-02-25' })).toEqual([]);
    expect(ofFeature({ added: '2027-02-26' })).toEqual(['error day features>Notes/Add>added']);
    expect(ofFeature({ added: '2027-02-01', expires: '2027-02-01' })).toEqual(['error day features>Notes/Add>expires']);
  });

  it('refuses attributes that would never be kept, and warns where one holds its feature back', () => {
    const attributes = { regular: anAttribute({ added: '2026-11-01' }) };

    expect(ofFeature({ attributes })).toContain('error attributes features>Notes/Add>attributes');
    expect(ofFeature({ detail: true, attributes })).toEqual([
      'warning attributes features>Notes/Add>attributes>regular>added',
    ]);
    expect(ofFeature({ detail: true, attributes: { regular: anAttribute({ added: '2028-01-01' }) } })).toContain(
      'error day features>Notes/Add>attributes>regular>added',
    );
  });

  it('refuses buckets that do not ascend', () => {
    expect(ofProperty('size', { type: 'buckets', bounds: [0, 10, 100] })).toEqual([]);
    expect(ofProperty('size', { type: 'buckets', bounds: [0, 10, 10] })).toEqual([
      'error buckets properties>size>bounds',
    ]);
  });

  it('refuses patterns that let anything through or may take long, of values and of messages', () => {
    expect(ofProperty('size', { type: 'pattern', pattern: '.*' })).toEqual(['error pattern properties>size>pattern']);
    expect(found(aPlan({ exceptions: { messages: ['not found', '(a+)+'] } }))).toEqual([
      'error pattern exceptions>messages>1',
    ]);
  });

  it('refuses an override of no real day', () => {
    const override = {
      reason: 'The geometric kind.',
      by: 'core team',
      date: '2026-02-30',
      basis: 'not-personal',
    } as const;

    expect(found(aPlan({ features: { 'Shape/Union': aFeature({ override }) } }))).toEqual([
      'error day features>Shape/Union>override>date',
    ]);
  });

  it('checks a large plan in good time', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `Area${at % 50}/${'abcdefghij'[at % 10]}Feature${at}`);
    const startedAt = performance.now();

    checkPlan(aPlan({ features: Object.fromEntries(names.map((name) => [name, aFeature()])) }), { today });

    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
