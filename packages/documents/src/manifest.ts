import { canonicalPlan } from '@usance/protocol';
import type { Facts, PublishedChange } from './facts.ts';

/** What a product collects today, for programs. Its schema is told by `format`. */
export interface Manifest {
  format: 'usance-manifest/1';
  product: { name: string; key: string };
  controller: { name: string | null; address: string | null; contact: string | null };
  endpoint: string;
  /** `open` if any feature's name may be counted; otherwise the plan as it is hashed. */
  plan: 'open' | Record<string, unknown>;
  /** `anonymous` where single figures of a week are all that is stored: no figure is linked to another, nor to a week before. */
  identity: { kind: 'pseudonymous'; months: number } | { kind: 'anonymous' };
  legalBases: Facts['profile']['legalBases'];
  collect: 'all' | 'none';
  country: boolean;
  /** Nothing of a request but its body, and the country if that is kept. */
  headersKept: string[];
  keptDays: { sessionDays: number; exceptionsAndEvents: number };
  changes: readonly PublishedChange[];
  /** SHA-256 of the JSON of the manifest that was shown before this one; `null` of the first. */
  previous: string | null;
}

export function manifestOf(
  { product, settings, profile, plan, baseUrl, changes }: Facts,
  previous: string | null,
): Manifest {
  return {
    format: 'usance-manifest/1',
    product,
    controller: { name: profile.vendorName, address: profile.vendorAddress, contact: profile.contact },
    endpoint: `${baseUrl}/v1/sync`,
    plan: plan === undefined ? 'open' : (JSON.parse(canonicalPlan(plan)) as Record<string, unknown>), // an object's text
    identity:
      settings.identity === 'none'
        ? { kind: 'anonymous' }
        : { kind: 'pseudonymous', months: settings.identifierMonths },
    legalBases: profile.legalBases,
    collect: settings.collect,
    country: settings.keepCountry,
    headersKept: [],
    keptDays: { sessionDays: settings.keepSessionDays, exceptionsAndEvents: settings.keepEventsDays },
    changes,
    previous,
  };
}
