export { aSessionDay, standing, type SessionDayRecord } from './testing/record.ts';
export { insertRecords } from './testing/insert-records.ts';
