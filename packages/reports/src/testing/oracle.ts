import type * as fc from 'fast-check';
import type { Static, TObject } from 'typebox';
import type { Report, ReportContext } from '../define-report.ts';
import type { ReportQuery } from '../query/report-query.ts';
import type { Vocabulary } from './fleet.ts';
import type { SessionDayRecord } from './record.ts';

/** A report's answer worked out in plain steps over plain records, and the questions that it is asked at random. */
export interface Oracle<Params extends TObject = TObject, Row extends TObject = TObject> {
  /** The report's own parameters as a URL has them, without the range and the filters. */
  ask(vocabulary: Vocabulary): fc.Arbitrary<Record<string, string>>;
  answer(
    records: readonly SessionDayRecord[],
    query: ReportQuery<Static<Params>>,
    context: ReportContext,
  ): { rows: Static<Row>[]; totals?: Record<string, number> };
}

/** The oracle of a report. */
export type OracleOf<R> = R extends Report<infer Params, infer Row> ? Oracle<Params, Row> : never;
