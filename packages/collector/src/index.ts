export {
  createCollector,
  type CollectedProduct,
  type Collector,
  type CollectorOptions,
  type Origin,
} from './collector.ts';
export type { Heard } from './commit.ts';
export { CollectorError, type CollectorErrorCode } from './collector-error.ts';
export { compilePlan, type CompiledPlan, type PlanInForce } from './plan/compile-plan.ts';
export type { OrdinalStore } from './ordinals.ts';
export { pseudonymOf } from './pseudonyms.ts';
