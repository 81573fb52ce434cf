import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';
import { type Bucket, bucketsBetween, countBucketsBetween } from './buckets.ts';

const EngagementRowSchema = Type.Object({
  /** As people write it: 0.1-0.5, 3-7, 100+. */
  bucket: Type.String(),
  from: Type.Number(),
  /** Not in the bucket itself; `null` in the last one. */
  to: Type.Union([Type.Number(), Type.Null()]),
  /** The second measure's bucket; absent where there is one measure. */
  bucket2: Type.Optional(Type.String()),
  installations: Type.Integer(),
  share: Type.Number(),
});
export type EngagementRow = Static<typeof EngagementRowSchema>;

const measures = ['days', 'sessions', 'hours'] as const;
type Measure = (typeof measures)[number];

/** The buckets of each measure: fixed, so that two products, ranges or filters can be compared. */
const bucketsOf: Record<Measure, Bucket[]> = {
  days: countBucketsBetween([0, 1, 2, 3, 5, 8, 15, 31, 61, 91, 181]).slice(1), // who is active has a day
  sessions: countBucketsBetween([0, 1, 2, 3, 6, 11, 21, 51, 101, 201, 501]),
  hours: bucketsBetween([0, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 100]),
};

/** How much the installations were used: how many of them little, how many a lot. */
export const engagement = defineReport({
  title: 'Installations by how much they were used',
  definition: `
Counted are the installations with at least one session day in the range that fulfils the filters, each once. Only those session days
count, in UTC. Environment and kind choose the session days that there are for the report: by default production and normal.

What is measured, per installation and over the range:

- days: the days on which it has such a session day.
- sessions: the sessions that began on them: of session days that continue no earlier day's session. It is 0 for an installation of
  which there are none but continued ones.
- hours: the length of those session days.

A row stands for a bucket, in ascending order, every bucket having a row:

- bucket, from, to: from counts as in the bucket, to does not; the last bucket has no end, and to is null.
- installations: those whose measure lies in the bucket.
- share: their share of all installations counted; 0 where there are none.

With and, a row stands for a bucket of the first measure and one of the second (bucket2), in ascending order of both.

- totals: installations; the mean of the first measure; its median, which is the middle one of its values in ascending order, and of
  two in the middle the lower one. Both are 0 where no installation is counted.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    of: Type.Enum([...measures], { default: 'days', description: 'What is measured: days, sessions or hours' }),
    and: Type.Enum(['none', ...measures], {
      default: 'none',
      description: 'A second measure to set against the first: days, sessions, hours or none',
    }),
  }),
  row: EngagementRowSchema,
  // A bucket's number is how many of the buckets begin at or below the measure.
  sql: ({ filtered, where }) => /* sql */ `
    WITH (measure) -> multiIf(
      measure = 'days', toFloat64(day_count),
      measure = 'sessions', toFloat64(session_count),
      second_count / 3600
    ) AS value_of
    SELECT
      arrayCount(start -> start <= value_of({of: String}), {starts: Array(Float64)}) AS rank,
      if({and: String} = 'none', 1, arrayCount(start -> start <= value_of({and: String}), {starts2: Array(Float64)})) AS rank2,
      count() AS installations,
      any(sum_of_all) AS total,
      any(median_of_all) AS median
    FROM (
      SELECT
        *,
        multiIf({of: String} = 'days', day_count, {of: String} = 'sessions', session_count, second_count) AS measure,
        sum(measure) OVER () / {unit: UInt16} AS sum_of_all,
        quantileExactLow(0.5)(measure) OVER () / {unit: UInt16} AS median_of_all
      FROM (
        SELECT
          installation,
          uniqExact(day) AS day_count,
          sumIf(sessions, NOT continued) AS session_count,
          sum(seconds) AS second_count
        FROM ${filtered}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND ${where}
        GROUP BY installation
      )
    )
    GROUP BY rank, rank2
  `,
  bind: ({ of, and }) => ({
    of,
    and,
    starts: startsOf(of),
    starts2: and === 'none' ? [] : startsOf(and),
    unit: of === 'hours' ? 3_600 : 1,
  }),
  // The engine gives the numbers of the buckets, and only of those that hold an installation.
  complete(rows, { params: { of, and } }) {
    const counted = readCounts(rows);
    const all = countAll(counted);
    const second = and === 'none' ? [undefined] : bucketsOf[and];
    return bucketsOf[of].flatMap((bucket, index) =>
      second.map((bucket2, index2) => {
        const found = counted.find(({ rank, rank2 }) => rank === index + 1 && rank2 === index2 + 1);
        const installations = found?.installations ?? 0;
        return {
          ...bucket,
          ...(bucket2 && { bucket2: bucket2.bucket }),
          installations,
          share: all === 0 ? 0 : installations / all,
        };
      }),
    );
  },
  totalsOfRows(rows) {
    const counted = readCounts(rows);
    const installations = countAll(counted);
    const { total = 0, median = 0 } = counted[0] ?? {};
    return { installations, mean: installations === 0 ? 0 : total / installations, median };
  },
});

interface Counted {
  rank: number;
  rank2: number;
  installations: number;
  /** Of the first measure, over all installations. */
  total: number;
  median: number;
}

/** The engine's rows, as the SQL has them. */
const readCounts = (rows: readonly Record<string, unknown>[]) => rows as unknown as readonly Counted[];

const countAll = (counted: readonly Counted[]) => counted.reduce((sum, { installations }) => sum + installations, 0);

const startsOf = (measure: Measure) => bucketsOf[measure].map(({ from }) => from);
