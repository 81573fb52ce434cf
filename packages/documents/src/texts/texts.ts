import type { PlannedLoosening, Purpose, SystemField } from '@usance/protocol';
import type { LegalBasis, PublishedChange } from '../facts.ts';

/** The documents that there are. */
export const documentNames = [
  'notice',
  'banner',
  'eula',
  'policy',
  'inventory',
  'record',
  'assessment',
  'customer',
  'resilience',
  'changes',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** The sentences of one language, with their slots. Nothing else is ever said in it. */
export interface Texts {
  /** In its own words. */
  language: string;
  /** In place of what the vendor has not said. */
  gap: string;
  titles: Record<DocumentName, string>;
  headings: Record<
    | 'collected'
    | 'kept'
    | 'who'
    | 'rights'
    | 'changes'
    | 'documents'
    | 'security'
    | 'necessity'
    | 'risks'
    | 'confidentiality'
    | 'minimisation'
    | 'removal',
    string
  >;
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
  /** What is told of the system, by the names of the plan. */
  system: {
    name: string;
    told: (fields: readonly string[]) => string;
    nothing: string;
    fields: Record<SystemField, string>;
  };
  /** That a name is in the plan though it sounds like something personal; with a legal basis if it is. */
  override: (override: { name: string; reason: string; by: string; date: string; basis: string | undefined }) => string;
  /** Where people are not asked first. */
  loosened: {
    told: (loosening: Record<'region' | 'what' | 'mode' | 'reason' | 'by' | 'date' | 'legalBasis', string>) => string;
    what: Record<PlannedLoosening['purposeClass'], string>;
    modes: Record<PlannedLoosening['mode'], string>;
  };
  identifier: (months: number) => string;
  /** For products in No-ID mode, in place of what is said of others. */
  withoutId: {
    /** What the purpose covers, as the end of a sentence. */
    basic: string;
    /** The only sentence that says anonymous. */
    identifier: string;
    keepWeeks: (days: number) => string;
    ownData: string;
    security: string;
  };
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
  /** What only an assessment, a customer's data sheet or the technical documentation says. */
  papers: {
    craIntro: string;
    endpoint: (url: string, protocol: 'HTTP' | 'HTTPS') => string;
    necessity: (gap: string) => string;
    criteria: string;
    rareRisk: string;
    textRisk: string;
    /** The statement on security follows. */
    leakRisk: string;
    remaining: (gap: string) => string;
    views: (gap: string) => string;
  };
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
