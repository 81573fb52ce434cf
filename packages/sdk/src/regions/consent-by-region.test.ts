import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkConsentOption } from '../core/consent-option.ts';
import type { Purpose } from '../core/wire.ts';
import { consentByRegion, type RegionOptions } from './consent-by-region.ts';
import type { Loosening } from './loosening.ts';
import type { Mode } from './region-table.ts';

const american = { locale: 'en-US', timeZone: 'America/New_York' };
const german = { locale: 'de-DE', timeZone: 'Europe/Berlin' };
const french = { locale: 'fr-FR', timeZone: 'Europe/Paris' };
const british = { locale: 'en-GB', timeZone: 'Europe/London' };
const strange = { locale: 'es-MX', timeZone: 'America/Mexico_City' };

const loosening: Loosening = {
  region: 'FR',
  purposeClass: 'usage',
  mode: 'opt-out',
  reason: 'audience measurement of our own, self-assessed by the authority’s sheet 16',
  by: 'Jo Doe, counsel',
  legalBasis: 'article 82 of the Data Protection Act, exemption',
  date: '2026-10-01',
};

describe('consentByRegion', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('decides by locale, time zone and identity as the golden matrix says', async () => {
    const places = [american, { locale: 'en-CA', timeZone: 'America/Toronto' }, british, german, french, strange];
    const locales = [
      ...places.map(({ locale }) => locale),
      'de-CH',
      'pt-BR',
      'ja-JP',
      'zh-Hans-CN',
      'ko-KR',
      'en',
      'C',
    ];
    const zones = [
      ...places.map(({ timeZone }) => timeZone),
      'America/Sao_Paulo',
      'Asia/Tokyo',
      'Asia/Shanghai',
      'UTC',
    ];
    const claims = { isInformationSocietyService: true, isForStatisticsOnly: true };
    const lines = locales.flatMap((locale) =>
      zones.map((timeZone) => {
        const cells = [{}, { identity: 'none' as const }, { claims }].map((more) => {
          const { modes } = consentByRegion({ purposes: 'full', locale, timeZone, ...more });
          return `${modes.usage} ${modes.diagnostics}`.padEnd(18);
        });
        return `${locale.padEnd(11)} ${timeZone.padEnd(20)} ${cells.join(' ').trimEnd()}`;
      }),
    );
    const title =
      '# locale, time zone: mode of usage and of diagnostics; without an ID; with the claims of the United Kingdom';

    await expect([title, ...lines, ''].join('\n')).toMatchFileSnapshot('./golden/modes.txt');
  });

  it('takes of what is asked for what may be in force, and leaves the rest to be asked', () => {
    expect(consentByRegion({ purposes: 'full', ...american })).toMatchObject({
      consent: { basis: 'opt-out', purposes: ['basic', 'usage', 'diagnostics'] },
      countries: ['US'],
      toAsk: ['content', 'messages'],
    });
    expect(consentByRegion({ purposes: 'usage', ...german })).toMatchObject({
      consent: 'ask',
      countries: ['DE'],
      toAsk: ['basic', 'usage'],
    });
  });

  it('is never looser than the table without a valid loosening', () => {
    fc.assert(
      fc.property(options(), fc.array(brokenLoosening()), (given, loosen) => {
        const { modes, consent } = consentByRegion({ ...given, loosen });

        for (const [purpose, mode] of Object.entries(modes))
          expect(looseness(mode)).toBeLessThanOrEqual(looseness(tableMode(given, purpose as Purpose)));
        expect(checkConsentOption(consent)).toBeDefined();
      }),
    );
  });

  it('takes the stricter mode where locale and time zone disagree', () => {
    const places = [american, german, french, british, strange, { locale: 'pt-BR', timeZone: 'America/Bahia' }];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...places), options(), (one, other, given) => {
        const loosen = [loosening, { ...loosening, region: 'US' as const, mode: 'notice' as const }];
        const modesOf = (place: object) => consentByRegion({ ...given, loosen, ...place }).modes;

        const both = modesOf({ locale: one.locale, timeZone: other.timeZone });

        const [first, second] = [modesOf(one), modesOf(other)];
        for (const [purpose, mode] of Object.entries(both) as [Purpose, Mode][])
          // as it is declared
          expect(mode).toBe(looseness(first[purpose]) < looseness(second[purpose]) ? first[purpose] : second[purpose]);
      }),
    );
  });

  it('asks children everywhere, whatever was loosened', () => {
    const loosen = [{ ...loosening, region: 'US' as const, mode: 'notice' as const }];

    expect(consentByRegion({ purposes: 'full', audience: 'children', loosen, ...american }).consent).toBe('ask');
    expect(consentByRegion({ purposes: 'full', loosen, ...american }).consent).toMatchObject({ basis: 'opt-out' });
    expect(consentByRegion({ purposes: 'usage', loosen, ...american }).consent).toMatchObject({ basis: 'notice' });
  });

  it('loosens with a full record, there alone, and publishes it', () => {
    const loosen = [loosening];

    expect(consentByRegion({ purposes: 'full', loosen, ...french })).toMatchObject({
      consent: { basis: 'opt-out', purposes: ['basic', 'usage'] },
      toAsk: ['diagnostics', 'content', 'messages'],
      published: { loosened: loosen },
      ignored: [],
    });
    expect(consentByRegion({ purposes: 'full', loosen, ...german })).toMatchObject({
      consent: 'ask',
      published: { loosened: loosen },
    });
  });

  it.each([
    { reason: '' },
    { reason: '  ' },
    { by: '' },
    { legalBasis: undefined },
    { date: 'yesterday' },
    { date: '2026-13-01' },
    { mode: 'ask' },
    { mode: 'none' },
    { purposeClass: 'content' },
    { region: 'unknown' },
    { region: 'MX' },
    { region: 'constructor' },
  ])('ignores a loosening with %j', (flaw) => {
    const flawed = { ...loosening, ...flaw } as unknown as Loosening; // as a program without types would write it

    const result = consentByRegion({ purposes: 'full', loosen: [flawed], ...french });

    expect(result).toMatchObject({ consent: 'ask', published: { loosened: [] }, ignored: [flawed] });
  });

  it('ignores a loosening that the table allows anyway', () => {
    const idle = { ...loosening, region: 'US' as const };

    expect(consentByRegion({ purposes: 'usage', loosen: [idle], ...american }).ignored).toEqual([idle]);
  });

  it('tightens freely, also what was loosened', () => {
    const tighten = { US: 'ask', CA: { diagnostics: 'ask' }, FR: { usage: 'ask' } } as const;
    const at = (place: object) => consentByRegion({ purposes: 'full', tighten, loosen: [loosening], ...place }).consent;

    expect(at(american)).toBe('ask');
    expect(at({ locale: 'fr-CA', timeZone: 'America/Toronto' })).toEqual({
      basis: 'opt-out',
      purposes: ['basic', 'usage'],
    });
    expect(at(french)).toBe('ask');
  });

  it('cannot be loosened by a tightening', () => {
    const tighten = { DE: 'notice', US: { usage: 'notice' } } as const;

    expect(consentByRegion({ purposes: 'usage', tighten, ...german }).consent).toBe('ask');
    expect(consentByRegion({ purposes: 'usage', tighten, ...american }).consent).toMatchObject({ basis: 'opt-out' });
  });

  it.each([{ USA: 'ask' }, { US: { diagnostic: 'ask' } }, { US: 'aks' }, { US: null }, null, 'ask', 7])(
    'asks when nobody can tell what the tightening %j means',
    (tighten) => {
      const given = { purposes: 'full', tighten, ...american } as unknown as RegionOptions; // without types

      expect(consentByRegion(given)).toMatchObject({ consent: 'ask' });
    },
  );

  it('throws at nothing, and asks', () => {
    fc.assert(
      fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...fields), fc.anything()), (anything, given) => {
        expect(consentByRegion(anything as RegionOptions).consent).toBe('ask');
        expect(consentByRegion({ ...given, locale: 'en' } as unknown as RegionOptions).consent).toBe('ask');
      }),
    );
  });

  it.each([
    ['en_US.UTF-8', 'America/New_York', ['US']],
    ['de_DE.UTF-8', 'America/New_York', ['DE']], // the time zone could change nothing any more
    ['en_US.UTF-8', 'Europe/Berlin', ['US', 'DE']],
    ['C.UTF-8', 'America/New_York', ['unknown']],
    ['', 'America/New_York', ['unknown']],
    ['en_US.UTF-8', 'Etc/UTC', ['US', 'unknown']],
  ])('reads the locale %j and the time zone %s from the system', (locale, zone, countries) => {
    vi.stubEnv('LC_ALL', '');
    vi.stubEnv('LC_MESSAGES', '');
    vi.stubEnv('LANG', locale);
    vi.stubEnv('TZ', zone);

    expect(consentByRegion({ purposes: 'usage' }).countries).toEqual(countries);
  });
});

const fields = ['purposes', 'identity', 'audience', 'claims', 'tighten', 'loosen', 'timeZone'];

const looseness = (mode: Mode | undefined) => ['ask', 'opt-out', 'notice'].indexOf(mode ?? 'ask');

/** The table of docs/privacy in the plainest words: who may be told only, by country; and everything in between asks. */
function tableMode({ locale = '', timeZone = '', audience, claims, identity }: RegionOptions, purpose: Purpose): Mode {
  if (purpose === 'content' || purpose === 'messages' || audience === 'children') return 'ask';
  const told =
    /^(?:en-US|en-CA|en-AU|en-NZ|ja-JP|pt-BR) (?:America\/New_York|America\/Toronto|Asia\/Tokyo|America\/Bahia)$/;
  if (told.test(`${locale} ${timeZone}`)) return 'opt-out';
  const isBritish = locale === 'en-GB' || timeZone === 'Europe/London';
  const others = `${locale === 'en-GB' ? 'en-US' : locale} ${timeZone === 'Europe/London' ? 'Asia/Tokyo' : timeZone}`;
  const isClaimed = claims?.isInformationSocietyService && (identity === 'none' || claims.isForStatisticsOnly);
  return isBritish && told.test(others) && isClaimed && purpose !== 'diagnostics' ? 'opt-out' : 'ask';
}

const options = (): fc.Arbitrary<RegionOptions> =>
  fc.record(
    {
      purposes: fc.constantFrom('basic' as const, 'usage' as const, 'full' as const),
      identity: fc.constantFrom('installation' as const, 'none' as const),
      audience: fc.constantFrom('general' as const, 'children' as const),
      claims: fc.record({ isInformationSocietyService: fc.boolean(), isForStatisticsOnly: fc.boolean() }),
      tighten: fc.dictionary(
        fc.constantFrom('US', 'UK', 'JP', 'FR', 'unknown'),
        fc.constantFrom<Mode>('ask', 'opt-out', 'notice'),
      ),
      locale: fc.constantFrom('en-US', 'en-CA', 'ja-JP', 'pt-BR', 'en-GB', 'de-DE', 'zh-CN', 'es-MX', 'en', 'C', ''),
      timeZone: fc.constantFrom(
        'America/New_York',
        'America/Toronto',
        'Asia/Tokyo',
        'America/Bahia',
        'Europe/London',
        'Europe/Berlin',
        'Asia/Seoul',
        'UTC',
        '',
      ),
    },
    { requiredKeys: ['purposes', 'locale', 'timeZone'] },
  );

/** Loosenings that would make everything looser, each with one field missing or empty. */
const brokenLoosening = () =>
  fc
    .record({
      region: fc.constantFrom('US', 'UK', 'EEA', 'DE', 'CN', 'unknown'),
      purposeClass: fc.constantFrom('usage', 'noId', 'diagnostics', 'content'),
      mode: fc.constantFrom('opt-out', 'notice'),
      flaw: fc.constantFrom('reason', 'by', 'legalBasis', 'date'),
      value: fc.constantFrom('', ' ', undefined, null, 0),
    })
    .map(({ flaw, value, ...given }) => ({ ...loosening, ...given, [flaw]: value }) as unknown as Loosening); // without types
