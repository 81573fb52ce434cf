import { createHash } from 'node:crypto';
import type { ProductSettings } from '@usance/api';
import { manifestOf, type Facts, type Manifest } from '@usance/documents';
import type { ProductRecord } from '@usance/registry';
import type { Context } from '../context.ts';
import { documentOf } from '../plan/publish-plan.ts';
import { profileOf } from './profile-of.ts';

/** What a product's documents are written from, as of now. */
export async function factsOf(
  { registry, config }: Pick<Context, 'registry' | 'config'>,
  { id, name, key, settings }: ProductRecord<ProductSettings>,
): Promise<Facts> {
  const { keepCountry, identifierMonths, keepSessionDays, keepEventsDays, collect } = settings;
  const changes = await registry.privacyChanges.list(id);
  const plan = await registry.plans.current(id);
  return {
    product: { name, key },
    settings: { keepCountry, identifierMonths, keepSessionDays, keepEventsDays, collect },
    profile: await profileOf(registry.privacyProfiles, id),
    plan: plan && documentOf(plan),
    baseUrl: config.baseUrl,
    changes: changes.map(({ at, subject, direction, details, reason }) => ({
      at,
      subject,
      direction,
      details,
      reason,
    })),
  };
}

/** A manifest, and the SHA-256 of its JSON. */
export function hashedManifest(facts: Facts): { manifest: Manifest; manifestHash: string } {
  const manifest = manifestOf(facts);
  return { manifest, manifestHash: createHash('sha256').update(JSON.stringify(manifest)).digest('hex') };
}
