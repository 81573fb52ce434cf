import type { PlanDocument, Purpose } from '@usance/protocol';

export type LegalBasis = 'consent' | 'legitimate-interests' | 'contract';

/** Everything that documents are written from. Whatever is `null` is a gap, and is shown as one. */
export interface Facts {
  product: { name: string; key: string };
  settings: {
    identity: 'installation' | 'none';
    keepCountry: boolean;
    identifierMonths: number;
    keepSessionDays: number;
    keepEventsDays: number;
    collect: 'all' | 'none';
  };
  profile: {
    vendorName: string | null;
    vendorAddress: string | null;
    contact: string | null;
    dataProtectionContact: string | null;
    hoster: string | null;
    hostingRegion: string | null;
    supervisoryAuthority: string | null;
    policyUrl: string | null;
    isForChildren: boolean | null;
    legalBases: Record<Purpose, LegalBasis | null>;
  };
  /** `undefined` in open mode. */
  plan: PlanDocument | undefined;
  /** Where the server is reached: `https://usage.example.com`. */
  baseUrl: string;
  /** The newest first. */
  changes: readonly PublishedChange[];
}

/** What changed for the product's users. */
export interface PublishedChange {
  at: string;
  subject: 'plan' | 'settings';
  direction: 'widening' | 'narrowing' | 'neutral';
  details: readonly { what: string; before: unknown; after: unknown }[];
  reason: string | null;
}

/** Where a statement comes from. `server` is what no setting can change, and tests show. */
export type Source =
  | 'server'
  | 'plan'
  | 'baseUrl'
  | 'changes'
  | `product.${keyof Facts['product']}`
  | `settings.${keyof Facts['settings']}`
  | `profile.${Exclude<keyof Facts['profile'], 'legalBases'>}`
  | `profile.legalBases.${Purpose}`;
