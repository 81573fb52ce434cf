import { regionOf, type Mode, type Place, type PurposeClass } from './region-table.ts';

/** A looser mode than the table's, and who answers for it. It is published as it stands here. */
export interface Loosening {
  region: Exclude<Place, 'unknown'>;
  purposeClass: Exclude<PurposeClass, 'content'>;
  mode: Exclude<Mode, 'ask'>;
  /** Why it may be looser here. */
  reason: string;
  /** Who decided it. */
  by: string;
  legalBasis: string;
  /** When it was decided: `YYYY-MM-DD`. */
  date: string;
}

/** False if a field is missing or wrong: without a reason that is published nothing is loosened. What looser is, the table decides. */
export const isLoosening = (given: Loosening): boolean =>
  regionOf(given.region) !== 'unknown' &&
  ['usage', 'noId', 'diagnostics'].includes(given.purposeClass) &&
  [given.reason, given.by, given.legalBasis].every((text) => typeof text === 'string' && text.trim()) &&
  /^\d{4}-\d\d-\d\d$/.test(given.date) &&
  Date.parse(given.date) > 0;
