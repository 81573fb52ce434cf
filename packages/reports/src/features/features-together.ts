import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
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
  sql: ({ source, where }) => /* sql */ `
    WITH (
      SELECT (groupBitmapStateIf(installation, has(uses.name, {feature: String})), groupBitmap(installation))
      FROM ${source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    ) AS whole,
    bitmapCardinality(whole.1) AS users,
    whole.2 AS active
    SELECT
      toString(name) AS feature,
      groupBitmapIf(installation, bitmapContains(whole.1, installation)) AS both,
      groupBitmap(installation) AS installations,
      both / users AS shareOfUsers,
      if(active = users, NULL, (installations - both) / (active - users)) AS shareOfOthers,
      (both * active) / (users * installations) AS lift
    FROM (
      SELECT installation, arrayJoin(uses.name) AS name
      FROM ${source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )
    WHERE name != {feature: String}
    GROUP BY name
    HAVING both > 0
    ORDER BY both DESC, installations, feature
    LIMIT {limit: UInt16}
  `,
  totals: ({ source, where }) => /* sql */ `
    SELECT
      groupBitmapIf(installation, has(uses.name, {feature: String})) AS users,
      groupBitmap(installation) AS active
    FROM ${source}
    WHERE day BETWEEN {from: Date} AND {to: Date}
      AND ${where}
  `,
  bind: ({ feature, limit }) => ({ feature, limit }),
});
