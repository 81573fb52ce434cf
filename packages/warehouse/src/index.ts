export type { Insertion, Load, Parameters, QueryOptions, Warehouse } from './warehouse.ts';
export { WarehouseError, type WarehouseErrorCode } from './warehouse-error.ts';
export { openChdb } from './chdb.ts';
export { openClickHouse } from './clickhouse.ts';
export { readMonths, type StoredMonth } from './whole-months.ts';
export { migrate, newestSchema, schemaOf } from './migrate.ts';
export { storedTables, type StoredTable } from './backup/stored-tables.ts';
export {
  digestOfFile,
  digestOfPartition,
  dumpPartition,
  loadPartition,
  partitionsOf,
  type Digest,
  type Partition,
} from './backup/partitions.ts';
export { markAllDays } from './backup/mark-all-days.ts';
export { ordinalsOf } from './backup/ordinals-of.ts';
export { createDayMarks, insertMarks, type DayMarks, type ProductDay } from './roll-ups/day-marks.ts';
export { buildRollUps, type RollUpsOptions, type RollUpsRound } from './roll-ups/build-roll-ups.ts';
export { currentEpoch, dropOldBuilds } from './roll-ups/drop-old-builds.ts';
export { mergeParts } from './roll-ups/merge-parts.ts';
export { eraseRollUps, eraseRows, type Erasing } from './erasure/erase-installations.ts';
export type { ErasedRows } from './erasure/mark-erased.ts';
export { oldPartsGone, type OldPartsGoneOptions } from './erasure/old-parts-gone.ts';
export { expireParts, findExpiredParts, type ExpiredParts, type ExpiringParts } from './erasure/expire-parts.ts';
export { expireRows, findExpired, withSessionDays, type Expired, type Expiring } from './erasure/expire-rows.ts';
export { monthOf, readCoverage, shareCoverage, type Coverage } from './roll-ups/coverage.ts';
export { daySequences } from './roll-ups/day-sequences.ts';
export {
  allSubject,
  elsewhereSubject,
  featureSubject,
  orderSubject,
  propertySubject,
  purposesSubject,
  purposesText,
  rolledColumns,
  type OrderedColumn,
} from './roll-ups/rolled-columns.ts';
