import type { ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import { hashSecret, newSecret } from './secrets.ts';

const linkDays = 3;

/** A one-time link by which a person sets a password. Its token stands behind the #, which browsers send to no server. */
export async function makePasswordLink(
  registry: Registry<ProductSettings>,
  personId: number,
  now: Date,
): Promise<{ path: string; expiresAt: string }> {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + linkDays * 86_400_000).toISOString();
  await registry.passwordLinks.put({ secretHash: hashSecret(token), personId, expiresAt });
  return { path: `/welcome#${token}`, expiresAt };
}
