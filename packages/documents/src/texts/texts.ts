import type { Purpose } from '@usance/protocol';
import type { LegalBasis, PublishedChange } from '../facts.ts';

/** The documents that there are. */
export const documentNames = ['notice', 'banner', 'eula', 'policy', 'inventory', 'record', 'changes'] as const;
export type DocumentName = (typeof documentNames)[number];

/** The sentences of one language, with their slots. Nothing else is ever said in it. */
export interface Texts {
  /** In its own words. */
  language: string;
  /** In place of what the vendor has not said. */
  gap: string;
  titles: Record<DocumentName, string>;
  headings: Record<'collected' | 'kept' | 'who' | 'rights' | 'changes' | 'documents' | 'security', string>;
  collecting: (product: string) => string;
  collectingNothing: (product: string) => string;
  choice: string;
  /** What each purpose covers, as the end of a sentence. */
  purposes: Record<Purpose, string>;
  bases: Record<LegalBasis, string>;
  purpose: (what: string, basis: string) => string;
  withoutPlan: string;
  withPlan: string;
  planned: (name: string, description: string, days: number) => string;
  identifier: (months: number) => string;
  country: string;
  noCountry: string;
  keepSessionDays: (days: number) => string;
  keepEventsDays: (days: number) => string;
  controller: (name: string, address: string) => string;
  contact: (contact: string) => string;
  dataProtectionContact: (contact: string) => string;
  hosting: (hoster: string, region: string) => string;
  noRecipients: string;
  policyUrl: (url: string) => string;
  children: Record<'yes' | 'no', string>;
  childrenGap: (gap: string) => string;
  ownData: (url: string) => string;
  withdrawal: string;
  authority: (name: string) => string;
  noDecisions: string;
  more: (url: string) => string;
  subjects: (product: string) => string;
  security: string;
  noChanges: string;
  directions: Record<PublishedChange['direction'], string>;
  change: (what: string, before: string, after: string) => string;
  reason: (reason: string) => string;
  notAdvice: string;
  manifest: (hash: string) => string;
  page: {
    installation: string;
    show: string;
    erase: string;
    eraseWarning: string;
    erased: string;
    keepReceipt: string;
    shown: string;
    badInstallation: string;
    tooMany: string;
    back: string;
  };
}
