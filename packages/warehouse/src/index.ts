export type { Insertion, Parameters, QueryOptions, Warehouse } from './warehouse.ts';
export { WarehouseError, type WarehouseErrorCode } from './warehouse-error.ts';
export { openChdb } from './chdb.ts';
export { openClickHouse } from './clickhouse.ts';
export { migrate } from './migrate.ts';
