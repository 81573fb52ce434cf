import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { CliError } from '../cli-error.ts';

interface Signing {
  /** What it must have been signed as: `proof`, `manifest`. */
  type: string;
  /** The server's. */
  keys: readonly JsonWebKey[];
}

/** What was signed. Throws a `CliError` that says what is wrong unless one of the keys signed it, and as this. */
export function signedPayload(jws: string, { type, keys }: Signing): unknown {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { kid, typ, alg } = read(header) as { kid?: string; typ?: string; alg?: string };
  if (typ !== `usance-${type}+jwt` || alg !== 'EdDSA')
    throw new CliError('failed', `The signature is not one of a ${type}`);
  const key = keys.find((one) => one['kid'] === kid);
  if (key === undefined) throw new CliError('failed', `The ${type} was signed by another key than the server has`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (!verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url')))
    throw new CliError('failed', 'The signature is not genuine');
  return read(payload);
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch (cause) {
    throw new CliError('failed', 'The signature cannot be read', { cause });
  }
}
