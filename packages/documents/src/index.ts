export { findClaim } from './claims.ts';
