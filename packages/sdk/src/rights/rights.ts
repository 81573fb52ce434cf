export { readSentLog } from './read-sent-log.ts';
export { exportData } from './export-data.ts';
export { eraseData } from './erase-data.ts';
