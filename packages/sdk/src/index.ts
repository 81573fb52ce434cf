export { init, type InitOptions } from './node/init.ts';
export type {
  EraseResult,
  ExportedData,
  FlushOutcome,
  FlushResult,
  SentEntry,
  SessionCalls,
  Telemetry,
  TelemetrySession,
  Value,
} from './core/telemetry.ts';
export type { ConsentAnswer, ConsentOption, Purposes, Receipt } from './core/consent-option.ts';
export type { ConsentReason, ConsentStatus } from './core/consent.ts';
export type { Choice } from './core/choice.ts';
export type { Drops, DropReason } from './core/drops.ts';
export type { License } from './core/license.ts';
export type { TelemetryOptions } from './core/options.ts';
export type { Plan, PlannedFeature, PlannedSystem, PlannedValue, ValueShape } from './core/plan.ts';
export type { SyncResult } from './core/sync.ts';
export type { Purpose } from './core/wire.ts';
