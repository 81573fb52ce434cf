import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';
import { featureParameter } from './feature-parameter.ts';

const FeatureFrequencyRowSchema = Type.Object({
  /** The bucket's name: `never`, `1`, `3-5`, `over 100`. */
  bucket: Type.String(),
  /** Fewest uses. */
  from: Type.Integer(),
  /** Most uses; `null` if there is no end. */
  to: Type.Union([Type.Integer(), Type.Null()]),
  installations: Type.Integer(),
  share: Type.Number(),
});
export type FeatureFrequencyRow = Static<typeof FeatureFrequencyRowSchema>;

const buckets = [
  { bucket: 'never', from: 0, to: 0 },
  { bucket: '1', from: 1, to: 1 },
  { bucket: '2', from: 2, to: 2 },
  { bucket: '3-5', from: 3, to: 5 },
  { bucket: '6-10', from: 6, to: 10 },
  { bucket: '11-20', from: 11, to: 20 },
  { bucket: '21-50', from: 21, to: 50 },
  { bucket: '51-100', from: 51, to: 100 },
  { bucket: 'over 100', from: 101, to: null },
];

/** How often a feature is used by those who could have. */
export const featureFrequency = defineReport({
  title: 'How often a feature is used',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC. Every bucket has a row, from never to over 100 times.

- bucket: how often an installation used the feature on all of those session days together; from and to are the fewest and the most
  uses of it (to is null for over 100).
- installations: those with at least one such session day that used the feature so often. Each is in exactly one bucket.
- share: installations divided by all those with at least one such session day; 0 if there are none.
- totals: all those installations, and their uses.
`.trim(),
  params: Type.Object({ feature: featureParameter, ...rangeParameters }),
  row: FeatureFrequencyRowSchema,
  // Only rows that hold the feature are read for its uses. The row without a bucket counts all installations, whatever they used.
  sql: ({ sets, filtered, matching, where }) => /* sql */ `
    SELECT
      arrayFirst(lower -> lower <= use_count, arrayReverse({lowers: Array(UInt64)}))::Nullable(UInt64) AS from,
      count() AS installations,
      sum(use_count) AS uses
    FROM (
      SELECT
        installation,
        sum(arraySum((name, count) -> if(name = {feature: String}, count, 0), uses.name, uses.count)) AS use_count
      FROM ${matching}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND has(uses.name, {feature: String})
        AND ${where}
      GROUP BY installation
      HAVING use_count > 0
    )
    GROUP BY from

    UNION ALL
    SELECT NULL, ${sets ? activeOfSets(sets) : activeOfRows({ filtered, where })}, 0
  `,
  bind: (params) => ({ feature: params.feature, lowers: buckets.map(({ from }) => from) }),
  complete(rows) {
    const { byLower, all } = readCounts(rows);
    const users = [...byLower.values()].reduce((sum, count) => sum + count, 0);
    return buckets.map((bucket) => {
      const installations = bucket.from === 0 ? all - users : (byLower.get(bucket.from) ?? 0);
      return { ...bucket, installations, share: all === 0 ? 0 : installations / all };
    });
  },
  totalsOfRows: (rows) => ({
    installations: readCounts(rows).all,
    uses: rows.reduce((sum, { uses }) => sum + Number(uses), 0),
  }),
});

/** The engine's rows: how many used it so often, and how many there are in all. */
function readCounts(rows: readonly Record<string, unknown>[]): { byLower: Map<number, number>; all: number } {
  const counts = new Map(rows.map(({ from, installations }) => [from, Number(installations)]));
  const all = counts.get(null) ?? 0;
  counts.delete(null);
  return { byLower: counts as Map<number, number>, all }; // every other row has a bucket
}

const activeOfRows = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
      SELECT groupBitmap(installation)
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )`;

const activeOfSets = ({ days }: Sets) => /* sql */ `(
      SELECT groupBitmapMerge(active)
      FROM ${days}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;
