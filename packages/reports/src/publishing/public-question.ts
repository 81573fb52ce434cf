import { Type, type Static } from 'typebox';
import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from '../define-report.ts';
import { writeText } from '../filters/write-clause.ts';
import { periodsOf } from '../query/interval.ts';
import { dayPattern } from '../query/parameters.ts';
import { readRange } from '../query/report-query.ts';
import { runReport } from '../run-report.ts';

const DaySchema = Type.String({ pattern: dayPattern, description: 'a day as 2026-11-01, or counted back as -90d' });

const range = { from: DaySchema, to: DaySchema };

/** What can be asked for numbers that are published with noise: questions in which it is known how often an installation counts. */
export const PublicQuestionSchema = Type.Union([
  Type.Object(
    { kind: Type.Literal('active'), ...range, interval: Type.Enum(['week', 'month', 'total']) },
    { additionalProperties: false, description: 'active installations, period by period; at most 53 periods' },
  ),
  Type.Object(
    {
      kind: Type.Literal('values'),
      ...range,
      dimension: Type.Enum(['version', 'edition', 'os', 'arch', 'country', 'language']),
      values: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        minItems: 1,
        maxItems: 300,
        uniqueItems: true,
      }),
    },
    {
      additionalProperties: false,
      description:
        'active installations by the value that each had last. The values are named in advance: which values there are is itself a fact ' +
        'about installations, and noise does not hide it',
    },
  ),
]);
export type PublicQuestion = Static<typeof PublicQuestionSchema>;

/** One number's name: a period's first day, or a value. */
export interface PublicCounts {
  labels: string[];
  counts: number[];
  /** In how many of the counts one installation can be: as many as there are periods, or one. */
  cellsPerInstallation: number;
}

const mostPeriods = 53;

/** The question with absolute days. Throws a `QueryError` for a range that cannot be read; `undefined` if it has too many periods. */
export function readPublicQuestion(question: PublicQuestion, today: string): PublicQuestion | undefined {
  const read = { ...question, ...readRange(question, today) };
  return read.kind === 'active' && periodsOf(read).length > mostPeriods ? undefined : read;
}

/** The exact counts, to which noise is yet to be added. */
export async function publicCounts(
  warehouse: Warehouse,
  question: PublicQuestion,
  context: ReportContext,
): Promise<PublicCounts> {
  const { from, to } = question;
  if (question.kind === 'active') {
    const { rows } = await runReport(warehouse, 'activity', {
      raw: { from, to, interval: question.interval },
      context,
    });
    return {
      labels: rows.map(({ period }) => period),
      counts: rows.map(({ active }) => active),
      cellsPerInstallation: rows.length,
    };
  }
  const dimension = `latest.${question.dimension}`;
  const { rows } = await runReport(warehouse, 'breakdown', {
    // With the values as a filter there are fewer than `limit`: none is left out by its rank, which hangs on exact numbers.
    raw: { from, to, by: dimension, limit: '1000', [dimension]: question.values.map(writeText).join(',') },
    context,
  });
  const counts = new Map(rows.map(({ value, installations }) => [value, installations]));
  return {
    labels: question.values,
    counts: question.values.map((value) => counts.get(value) ?? 0),
    cellsPerInstallation: 1,
  };
}
