export { catalog, isReportName, type ReportName } from './catalog.ts';
export { runReport, type ReportResult } from './run-report.ts';
export { dimensionValues, listDimensions, type DimensionValue, type ListedDimension } from './dimension-values.ts';
export type { Report, ReportContext } from './define-report.ts';
export type { RawParameters } from './query/report-query.ts';
export type { ActivityRow } from './population/activity.ts';
export type { BreakdownRow } from './population/breakdown.ts';
export { QueryError, type QueryErrorCode } from './filters/query-error.ts';
