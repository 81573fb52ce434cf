import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { addDays } from '../query/days.ts';
import { rangeParameters } from '../query/parameters.ts';
import { entered } from '../retention/entered.ts';
import { featureParameter } from './feature-parameter.ts';

const FirstUseRowSchema = Type.Object({
  /** The bucket's name: `0`, `2-6`, `90+`, `never`, `expired`. */
  bucket: Type.String(),
  /** Fewest days after the first day; `null` where the feature was not used. */
  from: Type.Union([Type.Integer(), Type.Null()]),
  /** Most days after the first day; `null` where there is no end, or no use. */
  to: Type.Union([Type.Integer(), Type.Null()]),
  installations: Type.Integer(),
  share: Type.Number(),
  isProvisional: Type.Boolean(),
});
export type FirstUseRow = Static<typeof FirstUseRowSchema>;

const buckets = [
  { bucket: '0', from: 0, to: 0 },
  { bucket: '1', from: 1, to: 1 },
  { bucket: '2-6', from: 2, to: 6 },
  { bucket: '7-13', from: 7, to: 13 },
  { bucket: '14-29', from: 14, to: 29 },
  { bucket: '30-89', from: 30, to: 89 },
  { bucket: '90+', from: 90, to: null },
  { bucket: 'never', from: null, to: null },
  { bucket: 'expired', from: null, to: null },
];

/** How soon new installations find a feature. */
export const firstUse = defineReport({
  title: 'Days until a feature is first used',
  definition: `
The report is about the installations whose first day lies in the range and of which a session day is known. The filters look
at the earliest of their session days (by day, local hour, session); those with feature., ever. and latest. choose
installations. A replacement, which follows an installation whose ID expired, is left out. Environment and kind choose the session days
that there are for the report: by default production and normal. Days are UTC. Every bucket has a row.

- bucket: how many days after its first day an installation used the feature for the first time, as known now, in the range or after
  it; from and to are the fewest and the most days of it (null where there is no end). 0 is the first day itself.
- never: did not use it until now. expired: did not use it as long as its ID was valid, which ended today or before; what it did
  under another ID is not known.
- installations: how many are in the bucket. Each is in exactly one.
- share: installations divided by all that the report is about; 0 if there are none.
- isProvisional: whether the number can still change: the bucket's last day, counted from the range's last day, is today or later; 90+,
  never and expired always can.
- totals: all installations that the report is about, and those of them that used the feature.
`.trim(),
  params: Type.Object({ feature: featureParameter, ...rangeParameters }),
  row: FirstUseRowSchema,
  // An installation that never used it has the engine's first day of all in place of the day.
  sql: (pieces) => /* sql */ `
    SELECT
      multiIf(
        used_on > toDate(0), toString(arrayFirst(lower -> lower <= used_on - first_day, arrayReverse({lowers: Array(UInt32)}))),
        addMonths(first_day, {identifierMonths: UInt16}) <= {today: Date}, 'expired',
        'never'
      ) AS bucket,
      count() AS installations,
      installations / sum(installations) OVER () AS share
    FROM ${entered(pieces)} AS counted
    LEFT JOIN (
      SELECT installation, min(day) AS used_on
      FROM ${pieces.source}
      WHERE day >= {from: Date}
        AND has(uses.name, {feature: String})
      GROUP BY installation
    ) AS used USING (installation)
    GROUP BY bucket
  `,
  bind: ({ feature }) => ({ feature, lowers: buckets.flatMap(({ from }) => (from === null ? [] : [from])) }),
  totalsOfRows(rows) {
    const counts = rows.map(({ bucket, installations }) => ({ bucket, count: Number(installations) }));
    const users = counts.filter(({ bucket }) => bucket !== 'never' && bucket !== 'expired');
    return { installations: sumOf(counts), users: sumOf(users) };
  },
  complete(rows, { params }, { today }) {
    const byName = new Map(rows.map((row) => [row.bucket, row]));
    return buckets.map(({ bucket, from, to }) => {
      const { installations, share } = byName.get(from === null ? bucket : String(from)) ?? {
        installations: 0,
        share: 0,
      };
      return { bucket, from, to, installations, share, isProvisional: to === null || addDays(params.to, to) >= today };
    });
  },
});

const sumOf = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);
