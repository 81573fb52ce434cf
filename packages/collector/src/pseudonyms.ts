import { createHmac, type KeyObject } from 'node:crypto';

/** What stands for an installation's ID in the registry: HMAC-SHA-256 under the product's secret, as base64url. */
export function pseudonymOf(secret: KeyObject, installation: string): string {
  return createHmac('sha256', secret).update(installation).digest('base64url');
}

/**
 * What stands for a session in the warehouse: 64 bits of a keyed hash, in decimal digits. The installation goes in, so that
 * two installations can never meet in one session.
 */
export function sessionNumber(secret: KeyObject, installation: string, session: string): string {
  return createHmac('sha256', secret).update(installation).update(session).digest().readBigUInt64LE(0).toString();
}
