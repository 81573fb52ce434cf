import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';

/** What of the signing key may be known: a JWK (RFC 8037), by which anyone can check what this server signed. */
export interface PublicSigningKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  /** Thumbprint (RFC 7638). */
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
}

/** Signs what the server vouches for: receipts, plans, manifests, proofs. */
export interface Signer {
  publicKey: PublicSigningKey;
  /** A compact JWS (RFC 7515, EdDSA). `type` says what it is, so that one document cannot pass for another: `erasure-receipt`. */
  sign(type: string, payload: object): string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key comes from the application's secret, so that nothing new has to be kept, and no database holds it. */
export function createSigner(appSecret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', appSecret, '', 'usance/signing', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return {
    publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' },
    sign(type, payload) {
      const header = { alg: 'EdDSA', kid, typ: `usance-${type}+jwt` };
      const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}
