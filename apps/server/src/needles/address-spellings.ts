import { createHash, createHmac } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** Ways to write an address down. `text` ones are long enough to be found alone; `packed` ones are a few bytes. */
export interface Spellings {
  text: Record<string, string>;
  packed: Record<string, Buffer>;
}

/**
 * Every way we know to write an address down, by name: as people write it, as numbers, reversed as for DNS, cut to its network,
 * encoded, and hashed, also under the keys that the server has.
 */
export function spellingsOf(address: string, keys: readonly Buffer[] = []): Spellings {
  const bytes = bytesOf(address);
  const reversed = Buffer.from(bytes.toReversed());
  const plain = isIPv4(address) ? ipv4Spellings(address, bytes) : ipv6Spellings(bytes);
  const inputs = { text: address, packed: bytes };
  const hashed = Object.entries(inputs).flatMap(([input, value]) => [
    ...['md5', 'sha1', 'sha256', 'sha512'].map((name): [string, Buffer] => [
      `${name} of ${input}`,
      createHash(name).update(value).digest(),
    ]),
    ...keys.map((key, i): [string, Buffer] => [
      `HMAC of ${input} with key ${i}`,
      createHmac('sha256', key).update(value).digest(),
    ]),
  ]);
  const encoded = Object.entries({
    ...plain,
    hexadecimal: bytes.toString('hex'),
    'hexadecimal, capitals': bytes.toString('hex').toUpperCase(),
    'base64 of text': withoutPadding(Buffer.from(address).toString('base64')),
    ...Object.fromEntries(
      hashed.flatMap(([name, hash]) => [
        [`${name}, in hexadecimal`, hash.toString('hex').slice(0, 16)],
        [`${name}, in base64`, hash.toString('base64').slice(0, 12)],
        [`${name}, in base64url`, hash.toString('base64url').slice(0, 12)],
      ]),
    ),
  });
  return {
    text: Object.fromEntries(encoded),
    packed: {
      'big endian': bytes,
      'little endian': reversed,
      ...Object.fromEntries(hashed.map(([name, hash]) => [name, hash.subarray(0, 8)])),
      ...(bytes.length === 4
        ? {}
        : {
            'words in little endian': Buffer.from(bytes).swap32(),
            'halves in little endian': Buffer.from(bytes).swap64(),
          }),
    },
  };
}

function ipv4Spellings(address: string, bytes: Buffer): Record<string, string> {
  const parts = address.split('.');
  const hex = bytes.toString('hex');
  return {
    dotted: address,
    'padded with zeros': parts.map((part) => part.padStart(3, '0')).join('.'),
    'as octal': parts.map((part) => `0${Number(part).toString(8)}`).join('.'),
    'as one number': `${bytes.readUInt32BE()}`,
    'as one number, reversed': `${bytes.readUInt32LE()}`,
    'reversed for DNS': `${parts.toReversed().join('.')}.in-addr`,
    'with dashes': parts.join('-'),
    'its network': `${parts.slice(0, 3).join('.')}.`,
    'mapped to IPv6': `${hex.slice(0, 4)}:${hex.slice(4)}`,
  };
}

function ipv6Spellings(bytes: Buffer): Record<string, string> {
  const hex = bytes.toString('hex');
  const groups = hex.match(/.{4}/g) ?? [];
  const short = groups.map((group) => group.replace(/^0{1,3}/, ''));
  const number = BigInt(`0x${hex}`);
  return {
    'in full': groups.join(':'),
    'without leading zeros': short.join(':'),
    'in capitals': short.join(':').toUpperCase(),
    'as one number': `${number}`,
    'reversed for DNS': hex.split('').toReversed().join('.'),
    'its network': `${short.slice(0, 3).join(':')}:`,
    'its /64': short.slice(0, 4).join(':'),
  };
}

/** The address as 4 or 16 bytes. IPv6 must be written without `::`. */
function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  return Buffer.from(
    address
      .split(':')
      .map((group) => group.padStart(4, '0'))
      .join(''),
    'hex',
  );
}

const withoutPadding = (base64: string) => base64.replace(/=*$/, '').slice(0, -1); // the last letter may hold what follows
