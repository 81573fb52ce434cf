import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countryOfZone, countryZones } from './country-zones.ts';
import { regionOf } from './region-table.ts';

/** What the time zone database says, written down from its `zone.tab` and its links. */
const countryByZone = new Map(
  readFileSync(new URL('./golden/zones.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ') as [zone: string, country: string]), // so it is written
);
const expected = (zone: string) => {
  const country = countryByZone.get(zone) ?? '-';
  return Object.hasOwn(countryZones, country) ? country : 'unknown';
};

describe('countryOfZone', () => {
  it('agrees with the time zone database about each of its names', () => {
    const wrong = [...countryByZone.keys()].filter((zone) => countryOfZone(zone) !== expected(zone));

    expect(countryByZone.size).toBeGreaterThan(590);
    expect(wrong).toEqual([]);
  });

  it('knows the country of each zone of this Node, or says that it does not', () => {
    const wrong = Intl.supportedValuesOf('timeZone').filter((zone) => countryOfZone(zone) !== expected(zone));

    expect(wrong).toEqual([]);
  });

  it.each(['', 'UTC', 'Etc/UTC', 'Etc/Unknown', 'Etc/GMT+5', 'CET', 'EST5EDT', 'US/Samoa', 'America/Puerto_Rico'])(
    'knows no country of %j',
    (zone) => {
      expect(countryOfZone(zone)).toBe('unknown');
    },
  );

  it.each([
    'Europe',
    'Paris',
    'xEurope/Paris',
    'Europe/Parisx',
    'EUROPE/PARIS',
    'Europe/Paris\n',
    'America/Adak|',
    '.*',
  ])('takes %j for no zone of a country', (zone) => {
    expect(countryOfZone(zone)).toBe('unknown');
  });

  it('knows a zone of each country, and a region of each', () => {
    const regions = Object.keys(countryZones).map(regionOf);

    expect(new Set([...countryByZone.keys()].map(countryOfZone))).toEqual(
      new Set([...Object.keys(countryZones), 'unknown']),
    );
    expect(regions).not.toContain('unknown');
    expect(regions.filter((region) => region === 'EEA')).toHaveLength(30);
  });
});
