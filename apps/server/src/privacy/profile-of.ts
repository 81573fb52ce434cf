import { emptyPrivacyProfile, type PrivacyProfile } from '@usance/api';
import type { PrivacyProfiles } from '@usance/registry';

/** What a product's vendor says of itself; gaps where it has said nothing, or an older version did not ask. */
export async function profileOf(profiles: PrivacyProfiles, productId: number): Promise<PrivacyProfile> {
  // What is kept was put by its route, which validates.
  const kept = await profiles.find(productId);
  return { ...emptyPrivacyProfile, ...kept };
}
