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
  sql: ({ sets, source, where }) => /* sql */ `
    WITH ${sets ? wholeOfSets(sets) : wholeOfRows({ source, where })} AS whole
    SELECT
      feature,
      substring(feature, 1, greatest(position(feature, '/'), 1) - 1) AS category,
      sum(use_count) AS uses,
      sum(use_total) AS total,
      groupBitmapMerge(users) AS installations,
      installations / whole.1 AS share,
      if(whole.2 = 0, NULL, uses / whole.2) AS perSession,
      uses / installations AS perInstallation
    FROM ${sets ? usedOfSets(sets) : usedOfRows({ source, where })}
    WHERE position(lowerUTF8(feature), lowerUTF8({search: String})) > 0
    GROUP BY feature
    ORDER BY installations DESC, uses DESC, feature
    LIMIT {limit: UInt16}
  `,
  totals: ({ sets, source, where }) => (sets ? totalsOfSets(sets) : totalsOfRows({ source, where })),
  readsSets: () => true,
  bind: ({ search, limit }) => ({ search, limit }),
});

/** Installations that were active, and sessions that began. */
const wholeOfRows = ({ source, where }: Pick<Pieces, 'source' | 'where'>) => /* sql */ `(
      SELECT (groupBitmap(installation), sumIf(sessions, NOT continued))
      FROM ${source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )`;

const wholeOfSets = ({ days }: Sets) => /* sql */ `(
      SELECT (groupBitmapMerge(active), sum(session_count))
      FROM ${days}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;

const usedOfRows = ({ source, where }: Pick<Pieces, 'source' | 'where'>) => /* sql */ `(
      SELECT
        toString(used_name) AS feature, -- a text only now: grouping by it would take twice as long
        groupBitmapState(installation) AS users,
        sum(used_count) AS use_count,
        sum(used_total) AS use_total
      FROM (
        SELECT installation, \`uses.name\` AS names, \`uses.count\` AS counts, \`uses.total\` AS totals
        FROM ${source}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND ${where}
      )
      ARRAY JOIN names AS used_name, counts AS used_count, totals AS used_total
      GROUP BY used_name
    )`;

const usedOfSets = ({ features: byFeature }: Sets) => /* sql */ `(
      SELECT feature, users, use_count, use_total
      FROM ${byFeature}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;

const totalsOfRows = ({ source, where }: Pick<Pieces, 'source' | 'where'>) => /* sql */ `
    SELECT
      groupBitmap(installation) AS installations,
      sumIf(sessions, NOT continued) AS sessions,
      length(groupUniqArrayArray(uses.name)) AS features
    FROM ${source}
    WHERE day BETWEEN {from: Date} AND {to: Date}
      AND ${where}
  `;

const totalsOfSets = (sets: Sets) => /* sql */ `
    WITH ${wholeOfSets(sets)} AS whole
    SELECT whole.1 AS installations, whole.2 AS sessions, uniqExact(feature) AS features
    FROM ${usedOfSets(sets)}
  `;
