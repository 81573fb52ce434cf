import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';
import { fewReports } from './few.ts';

const WeeklyFeaturesRowSchema = Type.Object({
  period: Type.String(),
  feature: Type.String(),
  active: Type.Integer(),
  share: Type.Number(),
  uses: Type.Integer(),
  total: Type.Number(),
});
export type WeeklyFeaturesRow = Static<typeof WeeklyFeaturesRowSchema>;

/** Which features were used in each week, of a product that knows none of its installations. */
export const weeklyFeatures = defineReport({
  title: 'Features by week, without IDs',
  definition: `
For products in No-ID mode: which features the reports of each week name. A week counts if its Monday lies in the range; weeks are UTC. The
reports can be filtered by environment and kind only (by default production and normal). A product that counts installations has no rows
here.

- period: the Monday.
- feature: its name. Features that fewer than ${fewReports} reports of the week name, of one environment and kind, are left out.
- active: the reports that name it, each once however often it came: the installations that used the feature in this week.
- share: active divided by all of the week's reports.
- uses: how often they used it, together.
- total: the sum of the numbers that came with these uses.

Rows go by week, then the feature that most reports name first.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: WeeklyFeaturesRowSchema,
  filters: 'scope',
  counts: 'weeks',
  sql: ({ scope }) => /* sql */ `
    SELECT
      used.monday AS period,
      feature,
      sum(used.report_count) AS active,
      active / any(every.report_count) AS share,
      sum(use_count) AS uses,
      sum(number_sum) AS total
    FROM (
      SELECT monday, weeks.value AS feature, count() AS report_count, sum(weeks.uses) AS use_count, sum(weeks.total) AS number_sum
      FROM weeks FINAL
      WHERE monday BETWEEN {from: Date} AND {to: Date}
        AND subject = 'feature'
        AND ${scope}
      GROUP BY monday, environment, kind, feature
      HAVING report_count >= {few: UInt8}
    ) AS used
    INNER JOIN (
      SELECT monday, count() AS report_count
      FROM weeks FINAL
      WHERE monday BETWEEN {from: Date} AND {to: Date}
        AND subject = ''
        AND ${scope}
      GROUP BY monday
    ) AS every ON every.monday = used.monday
    GROUP BY period, feature
    ORDER BY period, active DESC, feature
  `,
  bind: () => ({ few: fewReports }),
});
