import { expect, test } from 'vitest';
import { openCountries } from './country.ts';

const countryOf = openCountries(undefined);

test.each([
  ['8.8.8.8', 'US'],
  ['81.2.69.142', 'GB'],
  ['::ffff:81.2.69.142', 'GB'],
  ['2a00:23c6:4d5e:6f01::1', 'GB'],
])('%s is in %s', (address, country) => {
  expect(countryOf(address)).toBe(country);
});

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '0.0.0.0',
  '169.254.1.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '::',
  '::1',
  '::ffff:10.1.2.3',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  '192.0.2.1',
  '203.0.113.7',
  '2001:db8::1',
  '',
  'localhost',
  '81.2.69.142, 8.8.8.8',
  '999.1.1.1',
])('"%s" is in no country', (address) => {
  expect(countryOf(address)).toBe('');
});

test.each(['172.15.0.1', '172.32.0.1', '100.63.0.1', '11.0.0.1'])(
  '%s is not taken for a private address',
  (address) => {
    expect(countryOf(address)).toMatch(/^[A-Z]{2}$/);
  },
);
