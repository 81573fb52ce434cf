import { weighted, type Random } from './random.ts';

/** Where a simulated installation is: its country, the address range it syncs from, its clock and its languages. */
export interface Place {
  country: string;
  /** First two bytes of a public IPv4 range that the bundled country database maps to this country as a whole. */
  range: string;
  /** Hours from UTC, daylight saving left aside. */
  utcOffset: number;
  /** System locales with their weights. */
  locales: Readonly<Record<string, number>>;
}

const table: Record<string, Omit<Place, 'country'> & { weight: number }> = {
  US: { range: '3.16', utcOffset: -6, weight: 260, locales: { 'en-US': 95, 'es-US': 5 } },
  DE: { range: '2.164', utcOffset: 1, weight: 130, locales: { 'de-DE': 91, 'en-US': 6, 'tr-TR': 3 } },
  GB: { range: '2.100', utcOffset: 0, weight: 82, locales: { 'en-GB': 93, 'en-US': 7 } },
  FR: { range: '2.8', utcOffset: 1, weight: 70, locales: { 'fr-FR': 95, 'en-US': 5 } },
  JP: { range: '27.84', utcOffset: 9, weight: 62, locales: { 'ja-JP': 98, 'en-US': 2 } },
  IN: { range: '49.36', utcOffset: 5, weight: 46, locales: { 'en-IN': 70, 'en-US': 20, 'hi-IN': 10 } },
  BR: { range: '177.18', utcOffset: -3, weight: 45, locales: { 'pt-BR': 97, 'en-US': 3 } },
  CA: { range: '24.80', utcOffset: -5, weight: 40, locales: { 'en-CA': 78, 'fr-CA': 22 } },
  CN: { range: '1.48', utcOffset: 8, weight: 36, locales: { 'zh-CN': 98, 'en-US': 2 } },
  NL: { range: '77.162', utcOffset: 1, weight: 34, locales: { 'nl-NL': 80, 'en-US': 20 } },
  PL: { range: '31.60', utcOffset: 1, weight: 30, locales: { 'pl-PL': 94, 'en-US': 6 } },
  ES: { range: '2.138', utcOffset: 1, weight: 30, locales: { 'es-ES': 92, 'ca-ES': 5, 'en-US': 3 } },
  IT: { range: '2.40', utcOffset: 1, weight: 28, locales: { 'it-IT': 96, 'en-US': 4 } },
  AU: { range: '1.124', utcOffset: 10, weight: 27, locales: { 'en-AU': 97, 'en-US': 3 } },
  KR: { range: '1.216', utcOffset: 9, weight: 24, locales: { 'ko-KR': 98, 'en-US': 2 } },
  CH: { range: '85.4', utcOffset: 1, weight: 22, locales: { 'de-CH': 66, 'fr-CH': 25, 'en-US': 9 } },
  SE: { range: '78.68', utcOffset: 1, weight: 20, locales: { 'sv-SE': 84, 'en-US': 16 } },
  AT: { range: '77.118', utcOffset: 1, weight: 18, locales: { 'de-AT': 95, 'en-US': 5 } },
  MX: { range: '148.212', utcOffset: -6, weight: 17, locales: { 'es-MX': 96, 'en-US': 4 } },
  TR: { range: '78.168', utcOffset: 3, weight: 15, locales: { 'tr-TR': 96, 'en-US': 4 } },
  TW: { range: '1.168', utcOffset: 8, weight: 14, locales: { 'zh-TW': 97, 'en-US': 3 } },
  UA: { range: '37.54', utcOffset: 2, weight: 13, locales: { 'uk-UA': 86, 'en-US': 14 } },
  NO: { range: '2.150', utcOffset: 1, weight: 12, locales: { 'nb-NO': 85, 'en-US': 15 } },
  DK: { range: '2.106', utcOffset: 1, weight: 12, locales: { 'da-DK': 84, 'en-US': 16 } },
  FI: { range: '80.222', utcOffset: 2, weight: 11, locales: { 'fi-FI': 82, 'en-US': 18 } },
  CZ: { range: '90.180', utcOffset: 1, weight: 11, locales: { 'cs-CZ': 92, 'en-US': 8 } },
  BE: { range: '81.244', utcOffset: 1, weight: 11, locales: { 'nl-BE': 55, 'fr-BE': 40, 'en-US': 5 } },
  ZA: { range: '41.50', utcOffset: 2, weight: 10, locales: { 'en-ZA': 94, 'en-US': 6 } },
  AR: { range: '181.8', utcOffset: -3, weight: 10, locales: { 'es-AR': 97, 'en-US': 3 } },
  PT: { range: '2.82', utcOffset: 0, weight: 9, locales: { 'pt-PT': 90, 'en-US': 10 } },
  SG: { range: '116.86', utcOffset: 8, weight: 7, locales: { 'en-SG': 88, 'zh-CN': 12 } },
  NZ: { range: '121.74', utcOffset: 12, weight: 7, locales: { 'en-NZ': 97, 'en-US': 3 } },
};

const known = Object.entries(table).map(([country, { weight, ...place }]) => [{ country, ...place }, weight] as const);

/** Every place there is, most frequent first. */
export const places: readonly Place[] = known.map(([place]) => place);

/** A place, as often as the product has installations there. */
export const drawPlace = weighted(known);

/** Languages that the simulated product is translated into; everybody else reads English. */
const translated = new Set(['en', 'de', 'fr', 'es', 'ja', 'pt', 'zh']);

export function languageOf(locale: string): string {
  const language = locale.slice(0, 2);
  return translated.has(language) ? language : 'en';
}

/** An address in the place's range. */
export function addressIn(place: Place, random: Random): string {
  return `${place.range}.${random.integer(0, 255)}.${random.integer(1, 254)}`;
}
