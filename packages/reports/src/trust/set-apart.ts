import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { defaultFilters } from '../query/default-filters.ts';
import { periodsOf } from '../query/interval.ts';
import { intervalParameter, rangeParameters } from '../query/parameters.ts';
import { startOfPeriod } from '../query/start-of-period.ts';

const SetApartRowSchema = Type.Object({
  period: Type.String(),
  installations: Type.Integer(),
  counted: Type.Integer(),
  partly: Type.Integer(),
  setApart: Type.Integer(),
  share: Type.Number(),
  development: Type.Integer(),
  ci: Type.Integer(),
  ephemeral: Type.Integer(),
  clone: Type.Integer(),
});
export type SetApartRow = Static<typeof SetApartRowSchema>;

/** Whom the other reports leave out by default, so that nobody wonders where they went. */
export const setApart = defineReport({
  title: 'Installations set apart',
  definition: `
Other reports count session days of the environment production and the kind normal, unless they are asked for others with
environment= or kind=. This one looks at session days of every environment and kind, unless it is asked so, and says whom the others
leave out. Every period of the range has a row. The session days in it that fulfil the filters count. Days are UTC, weeks start on
Monday, only days of the range count.

- installations: those with at least one such session day in the period.
- counted: those of them with one of environment production and kind normal: they are active in the other reports.
- partly: those of the counted ones that also have one that the other reports leave out.
- setApart: all that are not counted. share: setApart divided by installations; 0 if there are none.
- development: those set apart with a session day of environment development.
- ci, ephemeral, clone: those set apart with a session day of this kind: in a build server, in a container whose storage is not kept,
  or in a copy of another installation. An installation is counted under each that it had, so that these may add up to more than
  setApart.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, interval: intervalParameter('week') }),
  row: SetApartRowSchema,
  scope: 'all',
  sql: ({ filtered, where }) => /* sql */ `
    SELECT
      period,
      bitmapCardinality(all_active) AS installations,
      bitmapCardinality(counted_active) AS counted,
      bitmapAndCardinality(counted_active, groupBitmapMergeStateIf(active, NOT is_counted)) AS partly,
      bitmapAndnotCardinality(all_active, counted_active) AS setApart,
      setApart / installations AS share,
      bitmapAndnotCardinality(groupBitmapMergeStateIf(active, environment = 'development'), counted_active) AS development,
      bitmapAndnotCardinality(groupBitmapMergeStateIf(active, kind = 'ci'), counted_active) AS ci,
      bitmapAndnotCardinality(groupBitmapMergeStateIf(active, kind = 'ephemeral'), counted_active) AS ephemeral,
      bitmapAndnotCardinality(groupBitmapMergeStateIf(active, kind = 'clone'), counted_active) AS clone,
      groupBitmapMergeState(active) AS all_active,
      groupBitmapMergeStateIf(active, is_counted) AS counted_active
    FROM (
      SELECT
        ${startOfPeriod('day')} AS period,
        environment,
        kind,
        environment = {countedEnvironment: String} AND kind = {countedKind: String} AS is_counted,
        groupBitmapState(installation) AS active
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
      GROUP BY period, environment, kind
    )
    GROUP BY period
    ORDER BY period
  `,
  bind: () => ({ countedEnvironment: defaultFilters.environment, countedKind: defaultFilters.kind }),
  complete(rows, { params }) {
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    return periodsOf(params).map((period) => byPeriod.get(period) ?? { period, ...nobody });
  },
});

const nobody = {
  installations: 0,
  counted: 0,
  partly: 0,
  setApart: 0,
  share: 0,
  development: 0,
  ci: 0,
  ephemeral: 0,
  clone: 0,
};
