import type { ProductSettings } from '@usance/api';
import type { Facts } from '@usance/documents';
import type { ProductRecord } from '@usance/registry';
import type { Context } from '../context.ts';
import { documentOf } from '../plan/publish-plan.ts';
import { profileOf } from './profile-of.ts';

/** What a product's documents are written from, as of now. */
export async function factsOf(
  { registry, config }: Pick<Context, 'registry' | 'config'>,
  { id, name, key, settings }: ProductRecord<ProductSettings>,
): Promise<Facts> {
  const { identity, keepCountry, identifierMonths, keepSessionDays, keepEventsDays, collect } = settings;
  const changes = await registry.privacyChanges.list(id);
  const plan = await registry.plans.current(id);
  return {
    product: { name, key },
    settings: { identity, keepCountry, identifierMonths, keepSessionDays, keepEventsDays, collect },
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
