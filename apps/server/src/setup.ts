import { timingSafeEqual } from 'node:crypto';
import type { ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import { hashSecret, newSecret } from './secrets.ts';

/** Name of the fact that holds the hash of the set-up link's token. */
export const setupTokenFact = 'setup-token';
const ownerTokenFact = 'owner-token';

export const setupIsNeeded = async (registry: Registry<ProductSettings>): Promise<boolean> =>
  (await registry.people.count()) === 0;

/** A new one-time token for the set-up link, in place of any older one; `undefined` if there is an owner already. */
export async function newSetupToken(registry: Registry<ProductSettings>): Promise<string | undefined> {
  if (!(await setupIsNeeded(registry))) return undefined;
  const token = newSecret();
  await registry.facts.set(setupTokenFact, hashSecret(token));
  return token;
}

export async function isSetupToken(registry: Registry<ProductSettings>, token: string): Promise<boolean> {
  const expected = await registry.facts.get(setupTokenFact);
  return expected !== undefined && timingSafeEqual(Buffer.from(hashSecret(token)), Buffer.from(expected));
}

/** At the first start with `USANCE_OWNER_TOKEN`: makes a token with that value, once, even if it is deleted later. */
export async function createOwnerToken(
  registry: Registry<ProductSettings>,
  secret: string,
  createdAt: string,
): Promise<void> {
  if ((await registry.facts.get(ownerTokenFact)) !== undefined) return;
  await registry.tokens.create({
    name: 'Owner',
    scopes: ['read', 'manage', 'inspect', 'backup', 'people'],
    secretHash: hashSecret(secret),
    createdAt,
  });
  await registry.facts.set(ownerTokenFact, createdAt);
}
