import type { ReportName, ReportRows } from '@usance/reports';
import { Type, type Static } from 'typebox';

export type { ReportName, ReportRows } from '@usance/reports';

/** The frame in which every report answers. */
export interface ReportAnswer<Name extends ReportName = ReportName> {
  report: Name;
  /** The query as understood: absolute days, defaults filled in, filters as written. */
  query: Record<string, string>;
  /** The saved segment that the query names, with its filters as they were then. */
  segment?: { name: string; filter: string };
  rows: ReportRows[Name][];
  /** Counts over the whole range, where the report has them. */
  totals?: Record<string, number>;
  /** The same of the range to compare with, where the query has one. */
  comparison?: { from: string; to: string; rows: ReportRows[Name][]; totals?: Record<string, number> };
  /** First day whose data is not expected to be complete yet; `null` if the range ends before it. */
  provisionalFrom: string | null;
}

/** A report as the catalogue describes it: `GET /api/v1/reports`. */
export const ReportDescriptionSchema = Type.Object({
  name: Type.String(),
  title: Type.String(),
  definition: Type.String({ description: 'The exact meaning of every number' }),
  parameters: Type.Array(
    Type.Object({
      name: Type.String(),
      description: Type.String(),
      default: Type.Optional(Type.Union([Type.String(), Type.Number()])),
      values: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type ReportDescription = Static<typeof ReportDescriptionSchema>;

export const ReportDescriptionsSchema = Type.Object({ reports: Type.Array(ReportDescriptionSchema) });

/** The kinds of document that a report answers in, by the media type that `Accept` asks for. All but the first hold the rows alone. */
export const reportMediaTypes = [
  'application/json',
  'application/x-ndjson',
  'text/csv',
  'application/vnd.apache.parquet',
  'application/vnd.apache.arrow.stream',
] as const;
export type ReportMediaType = (typeof reportMediaTypes)[number];
