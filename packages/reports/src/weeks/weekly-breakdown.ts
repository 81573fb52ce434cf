import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';
import { fewReports } from './few.ts';

/** What is kept of a weekly report beside features, each by itself. */
export const weeklyDimensions = [
  'cohort',
  'activeDays',
  'version',
  'edition',
  'language',
  'licenseType',
  'os',
  'arch',
  'country',
] as const;

const WeeklyBreakdownRowSchema = Type.Object({
  period: Type.String(),
  value: Type.String(),
  active: Type.Integer(),
  share: Type.Number(),
});
export type WeeklyBreakdownRow = Static<typeof WeeklyBreakdownRowSchema>;

/** What the reports of each week have in one of the things that they tell. */
export const weeklyBreakdown = defineReport({
  title: 'Weekly reports by a dimension, without IDs',
  definition: `
For products in No-ID mode: the reports of each week by one of the things that a report tells. A week counts if its Monday lies in the range;
weeks are UTC. Each thing is stored by itself, so that nothing can be filtered or split by two of them; environment and kind can (by
default production and normal). A product that counts installations has no rows here.

- period: the Monday.
- value: what the reports have. (none): it is missing. cohort is how long ago the installation's first week was, in six steps, and
  activeDays on how many days of the week it was active. (few): all values that fewer than ${fewReports} reports of the week have, together. If those
  are fewer than ${fewReports} reports, the next larger value is among them, so that no difference tells what they have. Environments and kinds are
  looked at for this one by one, and added up after it.
- active: the week's reports with this value, each once however often it came.
- share: active divided by the week's reports.

Rows go by week, then the value with most reports first and (few) last.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    dimension: Type.Enum([...weeklyDimensions], {
      default: 'version',
      description: `What to split by: ${weeklyDimensions.join(', ')}`,
    }),
  }),
  row: WeeklyBreakdownRowSchema,
  filters: 'scope',
  counts: 'weeks',
  sql: ({ scope }) => /* sql */ `
    SELECT
      period,
      multiIf(is_among_few, '(few)', stored_value = '', '(none)', stored_value) AS value,
      sum(report_count) AS active,
      active / sum(sum(report_count)) OVER (PARTITION BY period) AS share
    FROM (
      SELECT
        monday AS period,
        weeks.value AS stored_value,
        count() AS report_count,
        sum(count()) OVER (
          PARTITION BY monday, environment, kind
          ORDER BY count(), weeks.value
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) - count() AS reports_before,
        report_count < {few: UInt8} OR (reports_before > 0 AND reports_before < {few: UInt8}) AS is_among_few
      FROM weeks FINAL
      WHERE monday BETWEEN {from: Date} AND {to: Date}
        AND subject = {dimension: String}
        AND ${scope}
      GROUP BY monday, environment, kind, weeks.value
    )
    GROUP BY period, value
    ORDER BY period, value = '(few)', active DESC, value
  `,
  bind: ({ dimension }) => ({ dimension, few: fewReports }),
});
