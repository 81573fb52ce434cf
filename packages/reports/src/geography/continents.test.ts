import { expect, test } from 'vitest';
import { continents } from './continents.ts';

const countries = Object.values(continents).flatMap((list) => list.split(' '));

/** What has a name in Unicode and is no country: unions, islands that belong to a country, what is no more, what is spelt otherwise. */
const others = new Set(
  'AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
);

test('every country is on one continent', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const known = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => names.of(code));

  expect(countries.toSorted()).toEqual(known.filter((code) => !others.has(code)));
});
