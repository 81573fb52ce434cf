export {
  createCollector,
  type CollectedProduct,
  type Collector,
  type CollectorOptions,
  type Origin,
} from './collector.ts';
export { CollectorError, type CollectorErrorCode } from './collector-error.ts';
export type { OrdinalStore } from './ordinals.ts';
