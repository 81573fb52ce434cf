import { describe, expect, it } from 'vitest';
import { checkPlan } from './check.ts';
import { aFeature, anAttribute, aPlan, aProperty, today } from './testing/plans.ts';
import type { PlannedAttribute } from '../plan.ts';

const rulesOf = (document: unknown) =>
  checkPlan(document, { today }).map(({ severity, rule }) => `${severity} ${rule}`);
const ofFeature = (name: string) => rulesOf(aPlan({ features: { [name]: aFeature() } }));
const ofFeatures = (...names: string[]) =>
  rulesOf(aPlan({ features: Object.fromEntries(names.map((name) => [name, aFeature()])) }));
const ofProperty = (name: string, changes: Partial<PlannedAttribute> = {}) =>
  rulesOf(aPlan({ properties: { [name]: aProperty(changes) } }));

const sensitiveNames = {
  en: [
    'Health/Log',
    'MedicalRecord',
    'religion',
    'political party',
    'sex',
    'gender',
    'TradeUnion',
    'ethnicity',
    'race',
  ],
  de: [
    'Gesundheitszustand',
    'Krankheiten',
    'Schwangerschaft',
    'Religionszugehörigkeit',
    'politischeMeinung',
    'Geschlecht',
    'Gewerkschaft/Beitrag',
    'ethnischeHerkunft',
    'Hautfarbe',
  ],
  fr: ['Santé', 'grossesse', 'religieux', 'opinionPolitique', 'sexe', 'syndicat', 'origine ethnique'],
  es: ['salud', 'embarazo', 'religión', 'político', 'orientaciónSexual', 'sindicato', 'etnia', 'raza'],
  it: ['salute', 'gravidanza', 'religione', 'politica', 'sesso', 'sindacato', 'etnia', 'razza'],
  pt: ['saúde', 'gravidez', 'religião', 'política', 'sexualidade', 'sindicato', 'etnia', 'raça'],
  ja: ['健康状態', '宗教', '政治', '性別', '労働組合', '人種'],
  zh: ['健康', '宗教信仰', '政治面貌', '性取向', '工会', '民族'],
};

describe('names of what the law protects most', () => {
  it.each(Object.values(sensitiveNames).flat())('refuses %s, as a feature and as a property', (name) => {
    expect(ofFeature(name)).toContain('error sensitive-name');
    expect(ofProperty(name)).toContain('error sensitive-name');
  });

  it.each([
    'Sussex/Open',
    'Diagnostics/Run',
    'Reunion',
    'Trace/Start',
    'Genre/Filter',
    'Feed/Syndication',
    'Embrace',
    'Polite/Answer',
  ])('lets %s through', (name) => {
    expect(ofFeature(name)).toEqual([]);
  });

  it('refuses them as attributes and as texts of an enum too', () => {
    const attributes = { bloodType: anAttribute() };
    const state = anAttribute({ type: 'enum', values: ['single', 'pregnant'] });

    expect(rulesOf(aPlan({ features: { A: aFeature({ detail: true, attributes }) } }))).toEqual([
      'error sensitive-name',
    ]);
    expect(
      checkPlan(aPlan({ features: { A: aFeature({ detail: true, attributes: { state } }) } }), { today }),
    ).toMatchObject([{ path: ['features', 'A', 'attributes', 'state', 'values', 1], rule: 'sensitive-name' }]);
  });

  it('lets one through that somebody answers for, and no other', () => {
    const override = { reason: 'The union of two shapes.', by: 'geometry team', date: '2026-10-01' };
    const answered = aFeature({ override: { ...override, basis: 'not-personal' } });
    const plan = aPlan({ features: { 'Shape/Union': answered, 'Union/Join': aFeature() } });

    expect(checkPlan(plan, { today })).toMatchObject([{ path: ['features', 'Union/Join'] }]);
    expect(checkPlan(aPlan({ features: { 'Shape/Union': aFeature({ override }) } }), { today })).toMatchObject([
      { severity: 'warning', rule: 'sensitive-name', path: ['features', 'Shape/Union', 'override'] },
    ]);
  });
});

describe('names that sound personal', () => {
  const pattern = { type: 'pattern', pattern: '[a-z]+' } as const;
  const choice: Partial<PlannedAttribute> = { type: 'enum', values: ['a', 'b'] };

  it.each([
    'email',
    'userName',
    'user_name',
    'currentPath',
    'lastFile',
    'phone',
    'Benutzername',
    '邮箱',
    'lastSearchTerm',
  ])('refuses the pattern %s', (name) => {
    expect(ofProperty(name, pattern)).toEqual(['error personal-name']);
  });

  it('refuses numbers that stand for somebody, and warns of what merely sounds so', () => {
    expect(ofProperty('userId', { type: 'number' })).toEqual(['error personal-name']);
    expect(ofProperty('pathLength', { type: 'number' })).toEqual([]);
    expect(ofProperty('email', choice)).toEqual(['warning personal-name']);
    expect(ofProperty('email', { type: 'number' })).toEqual(['warning personal-name']);
    expect(ofProperty('fileType', pattern)).toEqual([]);
    expect(ofProperty('hasEmail', { type: 'boolean' })).toEqual([]);
  });

  it('says nothing of features, which are only counted', () => {
    expect(ofFeature('Email/Send')).toEqual([]);
    expect(ofFeature('Path/Draw')).toEqual([]);
  });

  it('lets an override answer for them', () => {
    const override = { reason: 'The name of a build step.', by: 'build team', date: '2026-10-01' };

    expect(ofProperty('path', { ...pattern, override })).toEqual([]);
  });
});

describe('names that hold data', () => {
  it.each([
    'jane@example.com',
    'Open/https://example.com',
    'Open/C:\\Users\\jane',
    '/home/jane',
    '~/notes',
    'C:\\temp',
    'Open/a/b/c/d',
    '\\\\server\\share',
    'Order/123456',
    'Call/6f1c2a4e-8b3d-4e7a-9c1d-2b5f6a7c8d9e',
    '10.0.0.1',
    'Open/${file}',
    'Open/{name}',
    'Open/%s',
  ])('refuses %s, whatever stands for it', (name) => {
    expect(ofFeature(name)).toContain('error data-in-name');
    expect(ofProperty('state', { type: 'enum', values: ['open', name] })).toContain('error data-in-name');
  });

  it.each([
    'Export/PDF',
    'Notes/Add',
    'A/B/C',
    'Zoom 100 %',
    'C++/Format',
    'v2',
    'Import/2D+3D',
    '表/追加',
    'Share @ work',
  ])('lets %s through', (name) => {
    expect(ofFeature(name)).toEqual([]);
  });

  it('refuses what is no key of an object', () => {
    const features = JSON.parse(JSON.stringify({ A: aFeature() }).replace('"A"', '"__proto__"')) as object;

    expect(rulesOf({ ...aPlan(), features })).toEqual(['error name']);
  });
});

describe('names that are easily mistaken', () => {
  it.each([
    ['Export/PDF', 'Export/pdf'],
    ['Export/PDF', 'ExportPdf'],
    ['Note/Résumé', 'Note/Resume'],
    ['Notes/Add', 'notes_add'],
  ])('refuses %s beside %s', (one, other) => {
    expect(ofFeatures(one, other)).toEqual(['error similar-names']);
  });

  it.each([
    ['Notes/Export', 'Notes/Exports'],
    ['Notes/Search', 'Notes/Serach'],
  ])('warns of %s beside %s', (one, other) => {
    expect(ofFeatures(one, other)).toEqual(['warning similar-names']);
  });

  it.each([
    ['Export/CSV', 'Export/TSV'],
    ['Layer2/Open', 'Layer12/Open'],
    ['Undo', 'Redo'],
    ['表/追加', '表/削除'],
  ])('lets %s stand beside %s', (one, other) => {
    expect(ofFeatures(one, other)).toEqual([]);
  });

  it('compares within one list only', () => {
    expect(rulesOf(aPlan({ features: { theme: aFeature() }, properties: { Theme: aProperty() } }))).toEqual([]);
  });
});
