import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';

const FeaturesRowSchema = Type.Object({
  feature: Type.String(),
  /** What stands before the first slash of the name; empty where there is none. */
  category: Type.String(),
  uses: Type.Integer(),
  total: Type.Number(),
  installations: Type.Integer(),
  share: Type.Number(),
  /** `null` where no session began. */
  perSession: Type.Union([Type.Number(), Type.Null()]),
  perInstallation: Type.Number(),
});
export type FeaturesRow = Static<typeof FeaturesRowSchema>;

/** What is used at all: by how many installations, and how often. */
export const features = defineReport({
  title: 'Features in use',
  definition: `
Every feature that was used in the range has a row, the ones with most installations first, then the ones with most uses, then by
name. Environment and kind choose the session days that there are for the report (by default production and normal); of these, the
ones in the range that fulfil the filters count. Days are UTC.

- feature: its name. category: what stands before the first / of the name; empty where there is none.
- uses: how often it was used on those session days.
- total: the sum of the numbers that were recorded with its uses; 0 where none were.
- installations: those that used it at least once.
- share: installations divided by all that were active: that have at least one such session day, whatever they used.
- perSession: uses divided by all sessions that began on such session days, whatever was used in them; null where none began.
- perInstallation: uses divided by installations.
- totals: installations that were active, sessions that began, and how many features were used, all before search and limit.

A feature that nobody used in the range has no row.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    search: Type.String({
      default: '',
      maxLength: 200,
      description: 'Only features whose name contains this text, in capitals or not',
    }),
    limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000, description: 'How many rows: 1 to 10000' }),
  }),
  row: FeaturesRowSchema,
  // A row without a name tells of all session days, whatever was used in them. It comes first.
  sql: ({ sets, filtered, matching, where }) => /* sql */ `
    SELECT
      feature,
      substring(feature, 1, greatest(position(feature, '/'), 1) - 1) AS category,
      use_count AS uses,
      use_total AS total,
      user_count AS installations,
      user_count / max(user_count) OVER () AS share,
      if(session_count = 0, NULL, use_count / session_count) AS perSession,
      use_count / user_count AS perInstallation,
      session_count AS sessions,
      feature_count AS features
    FROM (
      SELECT
        feature,
        groupBitmapMerge(users) AS user_count,
        sum(uses) AS use_count,
        sum(total) AS use_total,
        sum(sum(sessions)) OVER () AS session_count,
        count() OVER () - 1 AS feature_count
      FROM ${sets ? usedOfSets(sets) : usedOfRows({ filtered, matching, where })}
      GROUP BY feature
    )
    WHERE feature = '' OR position(lowerUTF8(feature), lowerUTF8({search: String})) > 0
    ORDER BY feature = '' DESC, installations DESC, uses DESC, feature
    LIMIT {limit: UInt16} + 1
  `,
  bind: ({ search, limit }) => ({ search, limit }),
  complete: (rows) => rows.slice(1),
  totalsOfRows: ([all]) => ({
    installations: Number(all?.['installations'] ?? 0),
    sessions: Number(all?.['sessions'] ?? 0),
    features: Number(all?.['features'] ?? 0),
  }),
});

const usedOfRows = ({ filtered, matching, where }: Pick<Pieces, 'filtered' | 'matching' | 'where'>) => /* sql */ `(
      SELECT
        toString(used_name) AS feature, -- a text only now: grouping by it would take twice as long
        groupBitmapState(installation) AS users,
        sum(used_count) AS uses,
        sum(used_total) AS total,
        0 AS sessions
      FROM (
        SELECT installation, uses.name AS names, uses.count AS counts, uses.total AS totals
        FROM ${matching}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND ${where}
      )
      ARRAY JOIN names AS used_name, counts AS used_count, totals AS used_total
      GROUP BY used_name

      UNION ALL
      SELECT '', groupBitmapState(installation), 0, 0, sumIf(sessions, NOT continued)
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )`;

const usedOfSets = ({ labelled, features: byFeature }: Sets) => /* sql */ `(
      SELECT feature, users, use_count AS uses, use_total AS total, 0 AS sessions
      FROM ${byFeature}
      WHERE day BETWEEN {from: Date} AND {to: Date}

      UNION ALL
      SELECT '', active, 0, 0, session_count
      FROM ${labelled}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;
