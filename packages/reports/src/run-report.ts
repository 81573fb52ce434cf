import type { Static } from 'typebox';
import {
  type Coverage,
  type Parameters,
  readMonths,
  shareCoverage,
  type StoredMonth,
  type Warehouse,
  WarehouseError,
} from '@usance/warehouse';
import { catalog, type ReportName } from './catalog.ts';
import type { Report, ReportContext } from './define-report.ts';
import type { Mark } from './query/mark.ts';
import type { Clause } from './filters/clause.ts';
import { QueryError } from './filters/query-error.ts';
import { writeSubject, type ValueSubject } from './filters/subject.ts';
import { provisionalFrom, provisionalWeeks } from './provisional.ts';
import { comparedRange, type Comparison } from './query/comparison.ts';
import { choosesRows, compile } from './query/compile.ts';
import { declaredParameters } from './query/declared-values.ts';
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

/** A report's question. */
export interface Question {
  raw: RawParameters;
  /** Filters beside those in `raw`, which may have the same keys. */
  more?: readonly Clause[];
  context: ReportContext;
}

/** Answers a report's question. Throws a `QueryError` for a question that cannot be read, and what the warehouse throws. */
export async function runReport<Name extends ReportName>(
  warehouse: Warehouse,
  name: Name,
  { raw, more = [], context }: Question,
): Promise<ReportResult<Name>> {
  const report: Report = catalog[name];
  const written: ReportQuery<CommonParams> = parseQuery(report, raw, context.today);
  const query = { ...written, clauses: [...written.clauses, ...more] };
  const { params, clauses } = query;
  const marks = report.marks?.(params) ?? [];
  const splits = parseSplits(params.by ?? '', 'by');
  const compared =
    params.compare === undefined || params.compare === 'none' ? undefined : comparedRange(params, params.compare);
  await checkPatterns(warehouse, [
    ...clauses,
    ...marks.flatMap((mark) => (mark.kind === 'value' ? [mark.clause] : [])),
  ]);
  const [coverage, months] = await Promise.all([
    shareCoverage(warehouse, context.productId),
    choosesRows(clauses) ? readMonths(warehouse, limitsOf(context)) : [],
  ]);
  const asked = { report, query, splits, marks, coverage, months, context };
  const [answer, comparison, provisional] = await Promise.all([
    ask(warehouse, asked),
    compared && ask(warehouse, { ...asked, query: { params: { ...params, ...compared }, clauses } }),
    report.counts === 'weeks' ? provisionalWeeks(params, context) : provisionalFrom(warehouse, params, context),
  ]);
  return {
    ...(answer as Answer<Name>), // the SQL beside each row schema makes the row
    ...(comparison && { comparison: { ...compared, ...(comparison as Answer<Name>) } }),
    query: writeQuery(written),
    provisionalFrom: provisional,
  } as ReportResult<Name>;
}

interface Asked {
  report: Report;
  query: ReportQuery<CommonParams>;
  splits: readonly ValueSubject[];
  marks: readonly Mark[];
  coverage: Coverage;
  months: readonly StoredMonth[];
  context: ReportContext;
}

const limitsOf = ({ signal, timeoutMs }: ReportContext) => ({
  signal,
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
});

type AnyAnswer = { rows: Record<string, unknown>[]; totals?: Record<string, number> };

/** If something arrived in a month that was whole when the question was put together, a revision that stands no more may have been counted. */
async function ask(warehouse: Warehouse, asked: Asked): Promise<AnyAnswer> {
  const answer = await askOnce(warehouse, asked);
  const parts = asked.months.flatMap(({ part }) => (part === '' ? [] : [part]));
  if (parts.length === 0) return answer;
  const now = new Set((await readMonths(warehouse, limitsOf(asked.context))).map(({ part }) => part));
  return parts.every((part) => now.has(part)) ? answer : askOnce(warehouse, { ...asked, months: [] });
}

async function askOnce(
  warehouse: Warehouse,
  { report, query, splits, marks, coverage, months, context }: Asked,
): Promise<AnyAnswer> {
  const { params, clauses } = query;
  const { pieces, parameters } = compile({ clauses, splits, marks, coverage, months, params });
  const sql = report.sql(pieces, params);
  const totalsSql = report.totals?.(pieces, params);
  // Parts of the SQL bind values as they are asked for.
  const bound: Parameters = {
    ...parameters,
    ...named(params, context),
    ...declaredParameters(context.declared),
    ...report.bind?.(params, context),
  };
  const options = limitsOf(context);
  const [rows, totals] = await Promise.all([
    warehouse.query<Record<string, unknown>>(sql, bound, options),
    totalsSql === undefined ? undefined : warehouse.query<Record<string, number>>(totalsSql, bound, options),
  ]);
  const counts = totals?.[0] ?? report.totalsOfRows?.(rows);
  return {
    rows: shape(report.complete?.(rows, query, context) ?? rows, report, splits.length),
    ...(counts && { totals: counts }),
  };
}

/** Where a row's values of the dimensions stand; SQL fills all three, whatever the question splits by. */
const valueColumns = ['value', 'value2', 'value3'];

/** Rows with the columns that their schema names, in its order, and no values of dimensions that the question has not. */
function shape(rows: readonly Record<string, unknown>[], { row, params }: Report, splits: number) {
  const hidden = 'by' in params.properties ? valueColumns.slice(splits) : [];
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
export async function checkPatterns(warehouse: Warehouse, clauses: readonly Clause[]): Promise<void> {
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
