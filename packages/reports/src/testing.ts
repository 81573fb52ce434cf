export { aSessionDay, standing, type SessionDayRecord } from './testing/record.ts';
export { insertRecords } from './testing/insert-records.ts';
export { activityOracle } from './population/activity.oracle.ts';
export { breakdownOracle } from './population/breakdown.oracle.ts';
