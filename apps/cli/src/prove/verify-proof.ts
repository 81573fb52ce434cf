import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SignedProof } from '@usance/api';
import { CliError } from '../cli-error.ts';

const type = 'usance-proof+jwt';

/** The public keys of a server, by which it can be checked what it signed (RFC 7517). */
export async function fetchKeys(server: URL): Promise<JsonWebKey[]> {
  const place = new URL('/.well-known/usance-signing-key.json', server);
  const answer = await fetch(place).catch((cause: unknown) => {
    throw new CliError('failed', `The server's key cannot be fetched from ${place.href}`, { cause });
  });
  if (!answer.ok) throw new CliError('failed', `${place.href} answered ${answer.status}, not with the server's key`);
  return ((await answer.json()) as { keys: JsonWebKey[] }).keys;
}

/** Throws a `CliError` that says what is wrong unless one of the keys signed exactly this proof. */
export function verifyProof({ proof, signedAt, jws }: SignedProof, keys: readonly JsonWebKey[]): void {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { kid, typ, alg } = read(header) as { kid?: string; typ?: string; alg?: string };
  if (typ !== type || alg !== 'EdDSA') throw new CliError('failed', 'The signature is not one of a proof');
  const key = keys.find((one) => one['kid'] === kid);
  if (key === undefined) throw new CliError('failed', 'The proof was signed by another key than the server has');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (!verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url')))
    throw new CliError('failed', 'The signature is not genuine');
  if (!isDeepStrictEqual(read(payload), { iss: 'usance', signedAt, proof }))
    throw new CliError('failed', 'The proof was changed after it was signed');
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch (cause) {
    throw new CliError('failed', 'The signature cannot be read', { cause });
  }
}
