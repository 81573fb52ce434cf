import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { addDays } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';
import { nobody } from '../query/set-series.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { lastDayOf, periodOf, periodParameter } from './period.ts';

const LifecycleRowSchema = Type.Object({
  /** First day of the period: the day itself, the week's Monday, or the first of the month. */
  period: Type.String(),
  active: Type.Integer(),
  new: Type.Integer(),
  retained: Type.Integer(),
  resurrected: Type.Integer(),
  replacing: Type.Integer(),
  dormant: Type.Integer(),
  isProvisional: Type.Boolean(),
});
export type LifecycleRow = Static<typeof LifecycleRowSchema>;

/** Of whom a period's active installations are made up, and who of the period before is missing. */
export const lifecycle = defineReport({
  title: 'New, retained, resurrected and dormant installations',
  definition: `
Every period that the range touches and that has begun by today has a row. Since each period is compared with the one before, periods
count whole: a range that begins or ends within one is widened to it, and the period before the first row is looked at as well. Days
are UTC; weeks start on Monday. Environment and kind choose the session days that there are for the report: by default production and
normal.

- active: installations with at least one session day in the period that fulfils the filters. Each of them is one of the next four:
- new: active, and the first day lies in the period.
- replacing: the same for a replacement, which follows an installation whose ID expired: it is not new.
- retained: active in the period and in the one before.
- resurrected: active in the period, not in the one before, and the first day lies before the period.
- dormant: active in the period before, not in this one. An installation whose ID was replaced is dormant under the old ID.
- isProvisional: the period is not over: today is in it.

So new + replacing + retained + resurrected = active, and retained + dormant = active of the period before. With a filter on what can
change, such as the version, an installation also comes back or goes when its value does.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature in
the (widened) range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, interval: periodParameter }),
  row: LifecycleRowSchema,
  // One set of installations a period, which stands in its own row and, as those of the period before, in the next one.
  sql: ({ sets, filtered, where }) => /* sql */ `
    WITH (begin) -> multiIf(
      {interval: String} = 'day', begin + 1,
      {interval: String} = 'week', begin + 7,
      addMonths(begin, 1)
    ) AS period_after
    SELECT
      if(is_before, period_after(active_period), active_period) AS period,
      groupBitmapMergeIf(active_set, NOT is_before) AS active,
      sumIf(new_count, NOT is_before) AS new,
      active + groupBitmapMergeIf(active_set, is_before) - groupBitmapMerge(active_set) AS retained,
      active - new - retained - replacing AS resurrected,
      sumIf(replacing_count, NOT is_before) AS replacing,
      groupBitmapMerge(active_set) - active AS dormant
    FROM ${sets ? periodsOfSets(sets) : periodsOfRows({ filtered, where })}
    ARRAY JOIN [false, true] AS is_before
    WHERE period BETWEEN {from: Date} AND {to: Date}
    GROUP BY period
    ORDER BY period
  `,
  bind({ from, to, interval }) {
    const first = periodOf(from, interval);
    return {
      since: periodOf(addDays(first, -1), interval),
      from: first,
      to: lastDayOf(periodOf(to, interval), interval),
    };
  },
  complete(rows, { params }, { today }) {
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    return periodsOf(params)
      .filter((period) => period <= today)
      .map((period) => ({
        ...(byPeriod.get(period) ?? { period, ...nothing }),
        isProvisional: lastDayOf(period, params.interval) >= today,
      }));
  },
});

const nothing = { active: 0, new: 0, retained: 0, resurrected: 0, replacing: 0, dormant: 0 };

const periodsOfRows = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
      SELECT
        ${startOfPeriod('day')} AS active_period,
        groupBitmapState(installation) AS active_set,
        groupBitmapIf(installation, first_day >= active_period AND NOT replacement) AS new_count,
        groupBitmapIf(installation, first_day >= active_period AND replacement) AS replacing_count
      FROM ${filtered}
      WHERE day BETWEEN {since: Date} AND {to: Date}
        AND ${where}
      GROUP BY active_period
    )`;

const periodsOfSets = ({ days, cohorts }: Sets) => /* sql */ `(
      SELECT
        active_period,
        groupBitmapMergeState(active) AS active_set,
        bitmapAndCardinality(active_set, groupBitmapMergeState(newcomers)) AS new_count,
        bitmapAndCardinality(active_set, groupBitmapMergeState(replacements)) AS replacing_count
      FROM (
        SELECT ${startOfPeriod('day')} AS active_period, active, ${nobody} AS newcomers, ${nobody} AS replacements
        FROM ${days}
        WHERE day BETWEEN {since: Date} AND {to: Date}

        UNION ALL
        SELECT
          ${startOfPeriod('first_day')} AS active_period,
          ${nobody},
          groupBitmapStateIf(installation, NOT replacement),
          groupBitmapStateIf(installation, replacement)
        FROM ${cohorts}
        WHERE first_day BETWEEN {since: Date} AND {to: Date}
        GROUP BY active_period
      )
      GROUP BY active_period
    )`;
