export { openRegistry, type Registry, type RegistryPlace } from './registry.ts';
export { RegistryError, type RegistryErrorCode } from './registry-error.ts';
export type { AuditEntry } from './audit.ts';
export type { Installations } from './installations.ts';
export type { PersonRecord } from './people.ts';
export type { ReleaseRecord } from './releases.ts';
export type { SegmentRecord } from './segments.ts';
export type { ProductRecord } from './products.ts';
export type { TokenRecord } from './tokens.ts';
