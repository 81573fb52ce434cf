import type { Static } from 'typebox';
import { type Parameters, type Warehouse, WarehouseError } from '@usance/warehouse';
import { catalog, type ReportName } from './catalog.ts';
import type { Report, ReportContext } from './define-report.ts';
import type { Clause } from './filters/clause.ts';
import { QueryError } from './filters/query-error.ts';
import { writeSubject } from './filters/subject.ts';
import { provisionalFrom } from './provisional.ts';
import { comparedRange, type Comparison } from './query/comparison.ts';
import { compile, type Compiled } from './query/compile.ts';
import { parseQuery, parseSplits, type RawParameters, type ReportQuery, writeQuery } from './query/report-query.ts';

export interface ReportResult<Name extends ReportName = ReportName> extends Answer<Name> {
  /** The same over the range to compare with, where the question names one. */
  comparison?: Answer<Name> & { from: string; to: string };
  /** The query as understood: absolute days, defaults filled in, filters as written. */
  query: Record<string, string>;
  /** First day of the range whose data is not expected to be complete yet; `null` if the range ends before it. */
  provisionalFrom: string | null;
}

/** What a report says of one range. */
export interface Answer<Name extends ReportName = ReportName> {
  rows: Static<(typeof catalog)[Name]['row']>[];
  /** Counts over the whole range, where the report has them. */
  totals?: Record<string, number>;
}

/** The common parameters that a report may have. */
type CommonParams = { by?: string; compare?: Comparison; interval?: string };

/** Answers a report's question. Throws a `QueryError` for a question that cannot be read, and what the warehouse throws. */
export async function runReport<Name extends ReportName>(
  warehouse: Warehouse,
  name: Name,
  { raw, context }: { raw: RawParameters; context: ReportContext },
): Promise<ReportResult<Name>> {
  const report: Report = catalog[name];
  const query: ReportQuery<CommonParams> = parseQuery(report.params, raw, context.today);
  const { params, clauses } = query;
  const marks = report.marks?.(params) ?? [];
  const compiled = compile(clauses, parseSplits(params.by ?? '', 'by'), marks);
  const compared =
    params.compare === undefined || params.compare === 'none' ? undefined : comparedRange(params, params.compare);
  await checkPatterns(warehouse, [
    ...clauses,
    ...marks.flatMap((mark) => (mark.kind === 'value' ? [mark.clause] : [])),
  ]);
  const [answer, comparison, provisional] = await Promise.all([
    ask(warehouse, { report, query, compiled, context }),
    compared && ask(warehouse, { report, query: { params: { ...params, ...compared }, clauses }, compiled, context }),
    provisionalFrom(warehouse, params, context),
  ]);
  return {
    ...(answer as Answer<Name>), // the SQL beside each row schema makes the row
    ...(comparison && { comparison: { ...compared, ...(comparison as Answer<Name>) } }),
    query: writeQuery(query),
    provisionalFrom: provisional,
  } as ReportResult<Name>;
}

interface Asked {
  report: Report;
  query: ReportQuery<CommonParams>;
  compiled: Compiled;
  context: ReportContext;
}

async function ask(
  warehouse: Warehouse,
  { report, query, compiled: { pieces, parameters }, context }: Asked,
): Promise<{ rows: Record<string, unknown>[]; totals?: Record<string, number> }> {
  const { params } = query;
  const bound: Parameters = {
    ...parameters,
    ...named(params, context),
    ...report.bind?.(params, context),
  };
  const options = {
    signal: context.signal,
    ...(context.timeoutMs === undefined ? {} : { timeoutMs: context.timeoutMs }),
  };
  const [rows, totals] = await Promise.all([
    warehouse.query<Record<string, unknown>>(report.sql(pieces), bound, options),
    report.totals && warehouse.query<Record<string, number>>(report.totals(pieces), bound, options),
  ]);
  return {
    rows: shape(report.complete?.(rows, query, context) ?? rows, report, params.by),
    ...(totals?.[0] === undefined ? {} : { totals: totals[0] }),
  };
}

/** Where a row's values of the dimensions stand; SQL fills all three, whatever the question splits by. */
const valueColumns = ['value', 'value2', 'value3'];

/** Rows with the columns that their schema names, in its order, and no values of dimensions that the question has not. */
function shape(rows: readonly Record<string, unknown>[], { row }: Report, by: string | undefined) {
  const hidden = by === undefined ? [] : valueColumns.slice(parseSplits(by, 'by').length);
  const columns = Object.keys(row.properties).filter((column) => !hidden.includes(column));
  return rows.map((one) =>
    Object.fromEntries(columns.flatMap((column) => (one[column] === undefined ? [] : [[column, one[column]]]))),
  );
}

/** What every report's SQL may name. */
function named(params: { from: string; to: string; interval?: string }, context: ReportContext): Parameters {
  return {
    product: context.productId,
    from: params.from,
    to: params.to,
    since: params.from,
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
