import type { JsonWebKey } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SignedProof } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { signedPayload } from './signed-payload.ts';

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
  const signed = signedPayload(jws, { type: 'proof', keys });
  if (!isDeepStrictEqual(signed, { iss: 'usance', signedAt, proof }))
    throw new CliError('failed', 'The proof was changed after it was signed');
}
