import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';

const InstalledBaseRowSchema = Type.Object({
  /** In whole days, weeks or months. */
  age: Type.Integer(),
  installations: Type.Integer(),
  share: Type.Number(),
});
export type InstalledBaseRow = Static<typeof InstalledBaseRowSchema>;

/** How old the installations are that are in use. */
export const installedBase = defineReport({
  title: 'Age of the installations in use',
  definition: `
Counted are the installations with at least one session day in the range that fulfils the filters. Environment and kind choose the session
days that there are for the report: by default production and normal. Days are UTC.

- age: the time from the installation's first day to the last day of the range, in whole days, in whole weeks of seven days, or in whole
  months: a month is whole when the first day's day of the month is reached again (one that came on the 31st is a month old on the
  next 1st, if the month between has no 31st). Every age from 0 to the greatest one has a row.
- installations: those of this age, each once.
- share: installations / all installations of a known age.
- totals: installations is the number of all those of a known age; replacements that of those that follow an installation whose ID
  expired: they are older than their first day tells, and so in no row.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature in
the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    unit: Type.Enum(['day', 'week', 'month'], {
      default: 'month',
      description: 'What age is counted in: day, week or month',
    }),
  }),
  row: InstalledBaseRowSchema,
  sql: ({ sets, filtered, where }) => /* sql */ `
    SELECT
      multiIf(
        {unit: String} = 'day', toInt32({to: Date} - first_day),
        {unit: String} = 'week', toInt32(intDiv({to: Date} - first_day, 7)),
        toInt32(toRelativeMonthNum({to: Date}) - toRelativeMonthNum(first_day))
          - (toDayOfMonth({to: Date}) < toDayOfMonth(first_day))
      ) AS age,
      groupBitmap(installation) AS installations,
      installations / sum(groupBitmap(installation)) OVER () AS share
    FROM ${sets ? activeOfSets(sets) : activeOfRows({ filtered, where })}
    WHERE NOT replacement
    GROUP BY age
    ORDER BY age
  `,
  totals: ({ sets, filtered, where }) => /* sql */ `
    SELECT
      groupBitmapIf(installation, NOT replacement) AS installations,
      groupBitmapIf(installation, replacement) AS replacements
    FROM ${sets ? activeOfSets(sets) : activeOfRows({ filtered, where })}
  `,
  bind: ({ unit }) => ({ unit }),
  complete(rows) {
    const byAge = new Map(rows.map((row) => [row.age, row]));
    const oldest = rows.at(-1)?.age ?? -1;
    return Array.from({ length: oldest + 1 }, (_, age) => byAge.get(age) ?? { age, installations: 0, share: 0 });
  },
});

const activeOfRows = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
      SELECT installation, first_day, replacement
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )`;

const activeOfSets = ({ days, cohorts }: Sets) => /* sql */ `(
      SELECT installation, first_day, replacement
      FROM ${cohorts}
      WHERE bitmapContains(
        (SELECT groupBitmapMergeState(active) FROM ${days} WHERE day BETWEEN {from: Date} AND {to: Date}),
        installation
      )
    )`;
