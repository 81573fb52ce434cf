import type { ActivityRow, BreakdownRow } from '@usance/reports';

/** Rows by report. */
export interface ReportRows {
  activity: ActivityRow;
  breakdown: BreakdownRow;
}
export type ReportName = keyof ReportRows;

/** The frame in which every report answers. */
export interface ReportAnswer<Name extends ReportName = ReportName> {
  report: Name;
  /** The query as understood: absolute days, defaults filled in, filters as written. */
  query: Record<string, string>;
  rows: ReportRows[Name][];
  /** Counts over the whole range, where the report has them. */
  totals?: Record<string, number>;
  /** First day whose data is not expected to be complete yet; `null` if the range ends before it. */
  provisionalFrom: string | null;
}
