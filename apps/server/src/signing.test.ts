import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSigner } from './signing.ts';

const secret = 'a secret of thirty-two characters';

describe('a signature', () => {
  it('can be checked with the public key alone, and not when a character was changed', () => {
    const { publicKey, sign } = createSigner(secret);
    const [header = '', payload = '', signature = ''] = sign('erasure-receipt', { product: 1 }).split('.');
    const key = createPublicKey({ key: { kty: publicKey.kty, crv: publicKey.crv, x: publicKey.x }, format: 'jwk' });
    const isGenuine = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));

    expect(isGenuine(`${header}.${payload}`)).toBe(true);
    expect(isGenuine(`${header}.${payload}x`)).toBe(false);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: publicKey.kid,
      typ: 'usance-erasure-receipt+jwt',
    });
  });

  it('comes from the same key after a restart, and from another under another secret', () => {
    expect(createSigner(secret).publicKey).toEqual(createSigner(secret).publicKey);
    expect(createSigner(`${secret}.`).publicKey.x).not.toBe(createSigner(secret).publicKey.x);
  });
});
