import { emptyPrivacyProfile, type PrivacyProfile } from '@usance/api';
import type { PrivacyProfiles } from '@usance/registry';

/** What a product's vendor says of itself; gaps where it has said nothing, or an older version did not ask. */
export async function profileOf(profiles: PrivacyProfiles, productId: number): Promise<PrivacyProfile> {
  const kept = (await profiles.find(productId)) as Partial<PrivacyProfile> | undefined; // put by its route, which validates
  return { ...emptyPrivacyProfile, ...kept };
}
