export { consentByRegion, type RegionalConsent, type RegionOptions } from './consent-by-region.ts';
export type { Loosening } from './loosening.ts';
export {
  regionTable,
  type Cell,
  type Claim,
  type EeaCountry,
  type Mode,
  type Place,
  type PurposeClass,
  type Region,
} from './region-table.ts';
export type { Tightening } from './tightening.ts';
