export { limits } from './limits.ts';
export { ConsentSchema, PurposeSchema, type Consent, type Purpose } from './consent.ts';
export { ContextSchema, type Context } from './context.ts';
export {
  EventSchema,
  ExceptionSchema,
  SessionDaySchema,
  UseSchema,
  type Event,
  type Exception,
  type SessionDay,
  type Use,
} from './session-day.ts';
export { isoWeekOf, weekCohorts, WeekSchema, type Week } from './week.ts';
export { ReceiptSchema, type Receipt } from './receipt.ts';
export { ProductKeySchema, SyncEnvelopeSchema, SyncSchema, type Sync } from './sync.ts';
export {
  AnswerSchema,
  RefusalCodeSchema,
  RefusalSchema,
  SettingsSchema,
  type Answer,
  type Refusal,
  type RefusalCode,
  type Settings,
} from './answer.ts';
export { ProblemSchema, type Problem } from './problem.ts';
export { DaySchema, NameSchema, UuidSchema } from './text.ts';
export { findPersonal } from './guard/find-personal.ts';
export type { PersonalKind } from './guard/form.ts';
export { explain, faultAt } from './explain.ts';
export {
  PlanDocumentSchema,
  planLimits,
  type Override,
  type PlanDocument,
  type PlannedAttribute,
  type PlannedExceptions,
  type PlannedFeature,
  type PlannedLoosening,
  type PlannedProperty,
  type PlannedSystem,
} from './plan.ts';
export { describeShape } from './plan/compare-shape.ts';
export {
  canonicalPlan,
  distinctValuesOf,
  fullPlan,
  type FullEntry,
  type FullFeature,
  type FullPlan,
  type FullShape,
} from './plan/canonical.ts';
export { checkPlan, type PlanCheckOptions } from './plan/check.ts';
export { compareWithOpen } from './plan/compare-open.ts';
export { comparePlans } from './plan/compare.ts';
export type { PlanChange, PlanEffect } from './plan/compare-entry.ts';
export { presetPartOf, systemFields, systemFieldsOf, type SystemField } from './plan/system.ts';
export { monthsLater } from './plan/days.ts';
export type { PlanFinding, PlanPath, PlanRule } from './plan/finding.ts';
