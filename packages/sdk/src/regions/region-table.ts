import { countryZones } from './country-zones.ts';

/** From the strictest: nothing without a yes; in force until the person objects; in force once the person was told. */
export type Mode = 'ask' | 'opt-out' | 'notice';

/** Purposes as laws tell them apart: `usage` is reported under an ID, `noId` without one; free text and messages are `content`. */
export type PurposeClass = 'usage' | 'noId' | 'diagnostics' | 'content';

export type Region = 'EEA' | 'CH' | 'UK' | 'US' | 'CA' | 'AU' | 'NZ' | 'JP' | 'BR' | 'CN' | 'KR' | 'IN' | 'unknown';

/** A country of the EEA, which the vendor may treat in a way of its own: exemptions are national. */
export type EeaCountry =
  | 'AT'
  | 'BE'
  | 'BG'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DK'
  | 'EE'
  | 'ES'
  | 'FI'
  | 'FR'
  | 'GR'
  | 'HR'
  | 'HU'
  | 'IE'
  | 'IS'
  | 'IT'
  | 'LI'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'MT'
  | 'NL'
  | 'NO'
  | 'PL'
  | 'PT'
  | 'RO'
  | 'SE'
  | 'SI'
  | 'SK';

/** What the law of the United Kingdom asks of those who need no yes. */
export type Claim = 'isInformationSocietyService' | 'isForStatisticsOnly';

/** A mode; or what the vendor must claim for `opt-out`, which is `ask` otherwise. */
export type Cell = Mode | readonly Claim[];

const ask = { usage: 'ask', noId: 'ask', diagnostics: 'ask', content: 'ask' } as const;
const optOut = { ...ask, usage: 'opt-out', noId: 'opt-out', diagnostics: 'opt-out' } as const;

/** What holds where, unless the vendor changed it. */
export const regionTable: Readonly<Record<Region, Readonly<Record<PurposeClass, Cell>>>> = {
  EEA: ask,
  CH: ask,
  UK: {
    ...ask,
    usage: ['isInformationSocietyService', 'isForStatisticsOnly'],
    noId: ['isInformationSocietyService'],
  },
  US: optOut,
  CA: optOut,
  AU: optOut,
  NZ: optOut,
  JP: optOut,
  BR: optOut, // the vendor keeps a record of its legitimate interest
  CN: ask,
  KR: ask,
  IN: ask,
  unknown: ask,
};

/** A region of the table, or one country of the EEA. */
export type Place = Region | EeaCountry;

const hasRow = (name: string): name is Region => Object.hasOwn(regionTable, name);

/** The region of a country by its ISO 3166 code. Those that we know without a row of their own make up the EEA. */
export function regionOf(country: string): Region {
  if (country === 'GB') return 'UK';
  return hasRow(country) ? country : Object.hasOwn(countryZones, country) ? 'EEA' : 'unknown';
}
