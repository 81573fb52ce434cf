import { createHash, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The application's secret, from the environment or from a file that is made once. It never enters a database or a backup. */
export function readAppSecret(given: string | undefined, file: string): string {
  if (given !== undefined) return given;
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

/** A product's own secret, so that the pseudonyms of two products cannot be joined: HKDF-SHA-256 (RFC 5869). */
export function productSecret(appSecret: string, productId: number): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', appSecret, '', `usance/product/${productId}`, 32)));
}

/** Tells one application secret from another, and nothing of it. */
export const secretCheckOf = (appSecret: string): string =>
  Buffer.from(hkdfSync('sha256', appSecret, '', 'usance/secret-check', 12)).toString('base64url');

/** A secret for a person or a program: 256 random bits. */
export const newSecret = (prefix = '') => prefix + randomBytes(32).toString('base64url');

/** What is kept of such a secret. It has enough randomness of its own that a plain hash cannot be searched. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url');

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new product key: public, so it need only be unique. */
export const newProductKey = () => `pk_${[...randomBytes(24)].map((byte) => base62[byte % 62]).join('')}`;
