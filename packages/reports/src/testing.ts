export { aSessionDay, standing, type SessionDayRecord } from './testing/record.ts';
export { insertRecords } from './testing/insert-records.ts';
export { activityOracle } from './population/activity.oracle.ts';
export { breakdownOracle } from './population/breakdown.oracle.ts';
export { insertArrivals, type ArrivalRecord } from './testing/insert-arrivals.ts';
export { provisionalOracle } from './provisional.oracle.ts';
export { parseQuery, parseSplit } from './query/report-query.ts';
