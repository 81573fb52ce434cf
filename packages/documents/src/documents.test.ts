import { describe, expect, test } from 'vitest';
import { findClaim } from './claims.ts';
import { writeDocument } from './document.ts';
import type { Facts, Source } from './facts.ts';
import { manifestOf } from './manifest.ts';
import { renderDocument } from './render.ts';
import type { Statement } from './statements.ts';
import { someFacts } from './testing/some-facts.ts';
import { languages, type Language } from './texts/languages.ts';
import { documentNames, type DocumentName } from './texts/texts.ts';

const manifestHash = '3d1f';
const all = languages.flatMap((language) => documentNames.map((name) => [language, name] as const));
const write = (facts: Facts, language: Language, name: DocumentName) =>
  writeDocument(name, facts, { language, manifestHash });
const { settings, profile, product } = someFacts;
const withSettings = (part: Partial<Facts['settings']>): Facts => ({
  ...someFacts,
  settings: { ...settings, ...part },
});
const withProfile = (part: Partial<Facts['profile']>): Facts => ({ ...someFacts, profile: { ...profile, ...part } });
const withBasis = (purpose: keyof Facts['profile']['legalBases']): Facts =>
  withProfile({ legalBases: { ...profile.legalBases, [purpose]: null } });

/** Each source, and facts in which it alone is another. */
const changed: Record<Exclude<Source, 'server'>, Facts> = {
  plan: { ...someFacts, plan: undefined },
  baseUrl: { ...someFacts, baseUrl: 'https://other.example' },
  changes: { ...someFacts, changes: [] },
  'product.name': { ...someFacts, product: { ...product, name: 'Sea Notes' } },
  'product.key': { ...someFacts, product: { ...product, key: 'pk_other' } },
  'settings.identity': withSettings({ identity: 'none' }),
  'settings.keepCountry': withSettings({ keepCountry: false }),
  'settings.identifierMonths': withSettings({ identifierMonths: 6 }),
  'settings.keepSessionDays': withSettings({ keepSessionDays: 31 }),
  'settings.keepEventsDays': withSettings({ keepEventsDays: 32 }),
  'settings.collect': withSettings({ collect: 'none' }),
  'profile.vendorName': withProfile({ vendorName: null }),
  'profile.vendorAddress': withProfile({ vendorAddress: null }),
  'profile.contact': withProfile({ contact: null }),
  'profile.dataProtectionContact': withProfile({ dataProtectionContact: null }),
  'profile.hoster': withProfile({ hoster: null }),
  'profile.hostingRegion': withProfile({ hostingRegion: null }),
  'profile.supervisoryAuthority': withProfile({ supervisoryAuthority: null }),
  'profile.policyUrl': withProfile({ policyUrl: null }),
  'profile.isForChildren': withProfile({ isForChildren: null }),
  'profile.legalBases.basic': withBasis('basic'),
  'profile.legalBases.usage': withBasis('usage'),
  'profile.legalBases.diagnostics': withBasis('diagnostics'),
  'profile.legalBases.content': withBasis('content'),
  'profile.legalBases.messages': withBasis('messages'),
};

const statementsIn = (facts: Facts, language: Language, name: DocumentName): Map<string, Statement> =>
  new Map(
    write(facts, language, name).sections.flatMap(({ statements }) =>
      statements.map((statement) => [statement.id, statement] as const),
    ),
  );

describe.each(all)('in %s, %s', (language, name) => {
  const before = statementsIn(someFacts, language, name);

  test.each(Object.entries(changed))('changes with %s exactly the statements that name it', (source, facts) => {
    const after = statementsIn(facts, language, name);

    const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
      (id) => before.get(id)?.text !== after.get(id)?.text,
    );
    const naming = [...new Set([...before.values(), ...after.values()])]
      .filter(({ from }) => from.some((each) => each === source))
      .map(({ id }) => id);
    expect(differing.toSorted()).toEqual([...new Set(naming)].toSorted());
  });

  test('says nothing without a source, claims nothing, and is no legal advice', () => {
    for (const { text, from } of before.values()) {
      expect(from.length).toBeGreaterThan(0);
      expect(findClaim(text)).toBeUndefined();
    }
    expect(before.has('notAdvice')).toBe(true);
    expect(before.get('manifest')?.text).toContain(manifestHash);
  });

  test('is the same byte for byte as it was', async () => {
    const text = renderDocument(write(someFacts, language, name), 'markdown');

    await expect(text).toMatchFileSnapshot(`testing/golden/${language}/${name}.md`);
  });
});

test.each(languages)('in %s, what has no ID is called anonymous, once, and nothing else is said of one', (language) => {
  const facts = withSettings({ identity: 'none' });
  const said = documentNames.flatMap((name) => [...statementsIn(facts, language, name).values()]);

  const claiming = said.filter(({ text }) => findClaim(text) !== undefined);
  expect(new Set(claiming.map(({ id }) => id))).toEqual(new Set(['identifier']));
  expect(statementsIn(facts, language, 'policy').get('ownData')?.text).not.toContain('http');
  expect(said.filter(({ id }) => ['keepEventsDays', 'purpose/diagnostics', 'purpose/content'].includes(id))).toEqual(
    [],
  );
});

test.each(documentNames)(
  'in English, %s of a product without IDs is the same byte for byte as it was',
  async (name) => {
    const text = renderDocument(write(withSettings({ identity: 'none' }), 'en', name), 'markdown');

    await expect(text).toMatchFileSnapshot(`testing/golden/en-without-id/${name}.md`);
  },
);

test('a banner has at most eight lines', () => {
  for (const language of languages)
    expect(
      renderDocument(write(someFacts, language, 'banner'), 'text')
        .trimEnd()
        .split('\n').length,
    ).toBeLessThan(9);
});

test('what the vendor wrote stays text in every format', () => {
  const facts = withProfile({ vendorName: '=<script>alert(1)</script>"*x*' });

  expect(renderDocument(write(facts, 'en', 'policy'), 'html')).toContain(
    '=&lt;script&gt;alert(1)&lt;/script&gt;&quot;*x*',
  );
  expect(renderDocument(write(facts, 'en', 'policy'), 'markdown')).toContain(String.raw`=\<script\>`);
  expect(renderDocument(write(facts, 'en', 'policy'), 'csv')).toContain('""*x*');
});

test.each(languages)('in %s, an override is told with its legal basis, if it needs one', (language) => {
  const { plan } = someFacts;
  const feature = plan?.features['Export/PDF'];
  const override = { reason: 'PDF is a format of files', by: 'export team', date: '2026-09-28' };
  const saidWith = (basis: 'contract' | 'not-personal') =>
    feature &&
    statementsIn(
      {
        ...someFacts,
        plan: { product: 'P', features: { 'Export/PDF': { ...feature, override: { ...override, basis } } } },
      },
      language,
      'notice',
    ).get('override/Export/PDF')?.text;

  expect(saidWith('contract')).toMatch(/GDPR|DSGVO|RGPD/);
  for (const part of ['Export/PDF', ...Object.values(override)]) expect(saidWith('not-personal')).toContain(part);
  expect(saidWith('not-personal')).not.toMatch(/GDPR|DSGVO|RGPD/);
});

test('a manifest tells what is collected, and that a plan is missing', () => {
  expect(manifestOf(someFacts, null)).toMatchObject({
    endpoint: 'https://usage.fieldtools.example/v1/sync',
    plan: { features: { 'Export/PDF': { retention: 395 } } },
    country: true,
    identity: { months: 13 },
    keptDays: { sessionDays: 755, exceptionsAndEvents: 90 },
  });
  expect(manifestOf({ ...someFacts, plan: undefined }, null).plan).toBe('open');
  expect(manifestOf(withSettings({ identity: 'none' }), null).identity).toEqual({ kind: 'anonymous' });
});
