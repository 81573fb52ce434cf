import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { pseudonymOf, sessionNumber } from './pseudonyms.ts';

const installation = '3f0c1a52-7d0e-4c8b-9a55-0f6f3d2b9c01';
const session = 'a1b2c3d4-0000-4000-8000-000000000001';
const secret = createSecretKey(Buffer.alloc(32, 1));
const otherSecret = createSecretKey(Buffer.alloc(32, 2));

// Worked out with another program: openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…01
test('a pseudonym is HMAC-SHA-256 of the ID under the whole of the product’s secret', () => {
  expect(Buffer.from(pseudonymOf(secret, installation), 'base64url').toString('hex')).toBe(
    '892262a2dbbe32aa26f27bc92bdbadbee6c558d02100db845076244bd64a69b3',
  );
});

test('a pseudonym is another one in another product', () => {
  expect(pseudonymOf(secret, installation)).not.toBe(pseudonymOf(otherSecret, installation));
});

test('a session’s number is the first 64 bits of HMAC-SHA-256 of both IDs', () => {
  expect(sessionNumber(secret, installation, session)).toBe('2379893772491677982');
});

test('the same session ID is another session in another installation', () => {
  const other = '3f0c1a52-7d0e-4c8b-9a55-0f6f3d2b9c02';

  expect(sessionNumber(secret, installation, session)).not.toBe(sessionNumber(secret, other, session));
  expect(sessionNumber(secret, installation, session)).not.toBe(sessionNumber(otherSecret, installation, session));
});
