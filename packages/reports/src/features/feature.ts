import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { periodsOf } from '../query/interval.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { nobody } from '../query/set-series.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { intervalParameter, limitParameter, rangeParameters, splitParameter } from '../query/parameters.ts';
import { featureParameter } from './feature-parameter.ts';

const FeatureRowSchema = Type.Object({
  /** First day of the period: the day itself, the week's Monday, the first of the month, or the range's first day. */
  period: Type.String(),
  /** Values of the dimensions that the report splits by; absent where it does not. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  uses: Type.Integer(),
  total: Type.Number(),
  installations: Type.Integer(),
  activeInstallations: Type.Integer(),
  sessions: Type.Integer(),
  hours: Type.Number(),
});
export type FeatureRow = Static<typeof FeatureRowSchema>;

/** How one feature is used over time, with all that its use can be divided by. */
export const feature = defineReport({
  title: 'One feature over time',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC, weeks start on Monday, only days of the range count. Without by, every
period of the range has a row.

- uses: how often the feature was used on the period's session days.
- total: the sum of the numbers that were recorded with its uses; 0 where none were.
- installations: those that used it at least once in the period.
- activeInstallations: those with a session day in the period, whatever they used.
- sessions: sessions that began on the period's session days, whatever was used in them.
- hours: the length of the period's session days, whatever was used on them.
- totals: installations that used the feature in the range, and those that were active in it, each once; and how many of the active
  ones had several values of what by names (0 without it).

With by, a row stands for a value (or a combination of several dimensions' values) in a period. An installation that had several
values is counted under each of them; a session day with several entries of a list (licenseStatus) under each entry. With latest., an
installation's one value is that of its last session day as known now (by day, local hour, session). (none) is a missing value, (other)
a property's undeclared value that fewer than five installations of the product have ever sent, (rest) all values after the first \`limit\` ones
together: first are the values with most installations that used the feature over the whole range, then with most active ones.
In a period, rows come in the same order, by that period's numbers; values that nobody had in it are left out.
`.trim(),
  params: Type.Object({
    feature: featureParameter,
    ...rangeParameters,
    interval: intervalParameter('day'),
    by: splitParameter,
    limit: limitParameter,
  }),
  row: FeatureRowSchema,
  sql: ({ sets, ...rows }, { by }) => /* sql */ `
    SELECT
      cell.1 AS period,
      if(rank <= {limit: UInt16}, label, arrayMap(one -> '(rest)', label)) AS labels,
      labels[1] AS value,
      labels[2] AS value2,
      labels[3] AS value3,
      sum(cell.2) AS uses,
      sum(cell.3) AS total,
      groupBitmapMerge(cell.4) AS installations,
      groupBitmapMerge(cell.5) AS activeInstallations,
      sum(cell.6) AS sessions,
      sum(cell.7) / 3600 AS hours,
      any(users_in_all) AS all_users,
      any(active_in_all) AS all_active,
      any(several) AS several_in_all
    FROM (
      SELECT
        label,
        cells,
        row_number() OVER (ORDER BY bitmapCardinality(label_users) DESC, bitmapCardinality(label_active) DESC, label) AS rank,
        groupBitmapMerge(label_users) OVER () AS users_in_all,
        groupBitmapMerge(label_active) OVER () AS active_in_all,
        -- Who is in a value's set and in one of those before it has several.
        groupBitmapOr(bitmapAnd(label_active, active_before)) OVER () AS several
      FROM (
        SELECT
          *,
          groupBitmapMergeState(label_active) OVER (ORDER BY label ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS active_before
        FROM (
          SELECT
            label,
            groupArray((label_period, use_count, use_total, users, active, session_count, second_count)) AS cells,
            groupBitmapMergeState(users) AS label_users,
            groupBitmapMergeState(active) AS label_active
          FROM ${sets && by === '' ? usesOfSets(sets) : usesOfRows(rows)}
          GROUP BY label
        )
      )
    )
    ARRAY JOIN cells AS cell
    GROUP BY period, labels
    ORDER BY period, value = '(rest)', installations DESC, activeInstallations DESC, labels
  `,
  totalsOfRows: ([first]) => ({
    installations: Number(first?.['all_users'] ?? 0),
    activeInstallations: Number(first?.['all_active'] ?? 0),
    several: Number(first?.['several_in_all'] ?? 0),
  }),
  bind: (params) => ({ feature: params.feature, limit: params.limit }),
  complete(rows, { params: { from, to, interval, by } }) {
    if (by !== '') return rows;
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    return periodsOf({ from, to, interval }).map((period) => byPeriod.get(period) ?? { period, ...nothing });
  },
});

const nothing = { uses: 0, total: 0, installations: 0, activeInstallations: 0, sessions: 0, hours: 0 };

type Rows = Pick<Pieces, 'matching' | 'where' | 'split'>;

const usesOfRows = ({ matching, where, split }: Rows) => /* sql */ `(
        SELECT
          ${startOfPeriod('day')} AS label_period,
          label,
          sum(uses_of_day) AS use_count,
          sum(total_of_day) AS use_total,
          groupBitmapStateIf(installation, is_user) AS users,
          groupBitmapState(installation) AS active,
          sumIf(sessions, NOT continued) AS session_count,
          sum(seconds) AS second_count
        FROM (
          SELECT
            day,
            installation,
            sessions,
            continued,
            seconds,
            has(uses.name, {feature: String}) AS is_user,
            if(is_user, arraySum((name, count) -> if(name = {feature: String}, count, 0), uses.name, uses.count), 0) AS uses_of_day,
            if(is_user, arraySum((name, total) -> if(name = {feature: String}, total, 0), uses.name, uses.total), 0) AS total_of_day,
            ${split} AS label
          FROM ${matching}
          WHERE day BETWEEN {from: Date} AND {to: Date}
            AND ${where}
        )
        GROUP BY label_period, label
      )`;

const usesOfSets = ({ labelled, features }: Sets) => /* sql */ `(
        SELECT
          ${startOfPeriod('day')} AS label_period,
          emptyArrayString() AS label,
          0 AS use_count,
          0 AS use_total,
          ${nobody} AS users,
          active,
          session_count,
          second_count
        FROM ${labelled}
        WHERE day BETWEEN {from: Date} AND {to: Date}

        UNION ALL
        SELECT ${startOfPeriod('day')}, emptyArrayString(), use_count, use_total, users, ${nobody}, 0, 0
        FROM ${features}
        WHERE feature = {feature: String}
          AND day BETWEEN {from: Date} AND {to: Date}
      )`;
