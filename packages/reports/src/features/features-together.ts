import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Pieces } from '../query/compile.ts';
import type { Sets } from '../query/compile-sets.ts';
import { rangeParameters } from '../query/parameters.ts';
import { featureParameter } from './feature-parameter.ts';

const FeaturesTogetherRowSchema = Type.Object({
  feature: Type.String(),
  both: Type.Integer(),
  installations: Type.Integer(),
  shareOfUsers: Type.Number(),
  /** `null` where every active installation used the feature that was asked for. */
  shareOfOthers: Type.Union([Type.Number(), Type.Null()]),
  lift: Type.Number(),
});
export type FeaturesTogetherRow = Static<typeof FeaturesTogetherRowSchema>;

/** What else the users of a feature use. */
export const featuresTogether = defineReport({
  title: 'Features used together',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC. Users are the installations that used the feature that is asked for on such
a session day, active ones those with any such session day. Every other feature that at least one user used has a row: the ones with
most users first, then the ones with fewest installations, then by name. Both features may have been used on different days.

- both: installations that used both features.
- installations: those that used the row's feature.
- shareOfUsers: both divided by the users.
- shareOfOthers: the share, among the active installations that are no users, of those that used the row's feature; null if all are
  users.
- lift: shareOfUsers divided by the share of all active installations that used the row's feature. 1 means that the two features
  have nothing to do with each other; above 1, whoever uses one is more likely to use the other.
- totals: users, and active installations.
`.trim(),
  params: Type.Object({
    feature: featureParameter,
    ...rangeParameters,
    limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000, description: 'How many rows: 1 to 10000' }),
  }),
  row: FeaturesTogetherRowSchema,
  // A row without a name tells of all session days, whatever was used in them. It comes first.
  sql: ({ sets, matching, where }) => /* sql */ `
    SELECT
      feature,
      bitmapAndCardinality(used, asked) AS both,
      bitmapCardinality(used) AS installations,
      bitmapCardinality(asked) AS users,
      active,
      if(users = 0, 0, both / users) AS shareOfUsers,
      if(active = users, NULL, (installations - both) / (active - users)) AS shareOfOthers,
      if(users = 0, 0, (both * active) / (users * installations)) AS lift
    FROM (
      SELECT
        feature,
        groupBitmapMergeState(users) AS used,
        groupBitmapMergeStateIf(used, feature = {feature: String}) OVER () AS asked,
        max(bitmapCardinality(used)) OVER () AS active
      FROM ${sets ? usersOfSets(sets) : usersOfRows({ matching, where })}
      GROUP BY feature
    )
    WHERE feature = ''
      OR feature != {feature: String} AND both > 0
    ORDER BY feature = '' DESC, both DESC, installations, feature
    LIMIT {limit: UInt16} + 1
  `,
  bind: ({ feature, limit }) => ({ feature, limit }),
  complete: (rows) => rows.slice(1),
  totalsOfRows: ([all]) => ({ users: Number(all?.['users'] ?? 0), active: Number(all?.['active'] ?? 0) }),
});

const usersOfRows = ({ matching, where }: Pick<Pieces, 'matching' | 'where'>) => /* sql */ `(
        SELECT toString(name) AS feature, groupBitmapState(installation) AS users
        FROM (
          SELECT installation, arrayJoin(arrayPushFront(uses.name, '')) AS name
          FROM ${matching}
          WHERE day BETWEEN {from: Date} AND {to: Date}
            AND ${where}
        )
        GROUP BY name
      )`;

const usersOfSets = ({ labelled, features }: Sets) => /* sql */ `(
        SELECT feature, users
        FROM ${features}
        WHERE day BETWEEN {from: Date} AND {to: Date}

        UNION ALL
        SELECT '', active
        FROM ${labelled}
        WHERE day BETWEEN {from: Date} AND {to: Date}
      )`;
