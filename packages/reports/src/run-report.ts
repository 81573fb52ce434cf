import type { Static } from 'typebox';
import { type Parameters, type Warehouse, WarehouseError } from '@usance/warehouse';
import { catalog, type ReportName } from './catalog.ts';
import type { Report, ReportContext } from './define-report.ts';
import type { Clause } from './filters/clause.ts';
import { QueryError } from './filters/query-error.ts';
import { writeSubject } from './filters/subject.ts';
import { provisionalFrom } from './provisional.ts';
import { compile } from './query/compile.ts';
import { parseQuery, parseSplit, type RawParameters, writeQuery } from './query/report-query.ts';

export interface ReportResult<Name extends ReportName = ReportName> {
  rows: Static<(typeof catalog)[Name]['row']>[];
  /** Counts over the whole range, where the report has them. */
  totals?: Record<string, number>;
  /** The query as understood: absolute days, defaults filled in, filters as written. */
  query: Record<string, string>;
  /** First day of the range whose data is not expected to be complete yet; `null` if the range ends before it. */
  provisionalFrom: string | null;
}

/** Answers a report's question. Throws a `QueryError` for a question that cannot be read, and what the warehouse throws. */
export async function runReport<Name extends ReportName>(
  warehouse: Warehouse,
  name: Name,
  { raw, context }: { raw: RawParameters; context: ReportContext },
): Promise<ReportResult<Name>> {
  const report: Report = catalog[name];
  const query = parseQuery(report.params, raw, context.today);
  const { by } = query.params as { by?: string };
  const { pieces, parameters } = compile(query.clauses, by === undefined ? undefined : parseSplit(by, 'by'));
  const bound: Parameters = {
    ...parameters,
    ...named(query.params, context),
    ...report.bind(query.params, context),
  };
  const options = {
    signal: context.signal,
    ...(context.timeoutMs === undefined ? {} : { timeoutMs: context.timeoutMs }),
  };
  await checkPatterns(warehouse, query.clauses);
  const [rows, totals, provisional] = await Promise.all([
    warehouse.query<Record<string, unknown>>(report.sql(pieces), bound, options),
    report.totals && warehouse.query<Record<string, number>>(report.totals(pieces), bound, options),
    provisionalFrom(warehouse, query.params, context),
  ]);
  return {
    // The SQL beside each row schema makes the row.
    rows: report.complete(rows, query) as ReportResult<Name>['rows'],
    ...(totals?.[0] === undefined ? {} : { totals: totals[0] }),
    query: writeQuery(query),
    provisionalFrom: provisional,
  };
}

/** What every report's SQL may name. */
function named(params: { from: string; to: string; interval?: string }, context: ReportContext): Parameters {
  return {
    product: context.productId,
    from: params.from,
    to: params.to,
    interval: params.interval ?? 'total',
    today: context.today,
    lostAfter: context.lostAfterDays,
    identifierMonths: context.identifierMonths,
  };
}

/** Only the engine knows what RE2 takes; one pattern at a time, so that the error names the right filter. */
async function checkPatterns(warehouse: Warehouse, clauses: readonly Clause[]): Promise<void> {
  for (const { subject, condition } of clauses) {
    if (condition.kind !== 'pattern') continue;
    const { pattern } = condition;
    await warehouse.query(`SELECT match('', {pattern: String})`, { pattern }).catch((cause: unknown) => {
      if (!(cause instanceof WarehouseError && cause.code === 'bad-pattern')) throw cause;
      const at = writeSubject(subject);
      const fault = /error: (.*?)\. Look at/.exec(cause.message)?.[1] ?? 'it cannot be read';
      const detail = `\`${at}\`: the pattern ${pattern} is not RE2: ${fault}`;
      throw new QueryError({ code: 'invalid-filter', at, detail }, { cause });
    });
  }
}
