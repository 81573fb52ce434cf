import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { intervalParameter, limitParameter, rangeParameters } from '../query/parameters.ts';

const BreakdownRowSchema = Type.Object({
  /** First day of the period; absent where the whole range is one. */
  period: Type.Optional(Type.String()),
  value: Type.String(),
  /** Values of the second and the third dimension. */
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  installations: Type.Integer(),
  sessions: Type.Integer(),
  hours: Type.Number(),
});
export type BreakdownRow = Static<typeof BreakdownRowSchema>;

/** How many installations had each value of a dimension, and how much they were used with it. */
export const breakdown = defineReport({
  title: 'Installations by a dimension',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC, weeks start on Monday, only days of the range count.

- installations: those with at least one such session day with this value, in the range or in the row's period. An installation
  that had several values is counted under each of them; a session day with several entries of a list (licenseStatus) is counted
  under each entry, its sessions and hours too.
  With latest., an installation's one value is that of its last session day as known now (by day, local hour, session).
- sessions: sessions that began on those session days: of those that continue no earlier day's session.
- hours: the length of those session days.
- (none): the value is missing. (other): a property's undeclared value that fewer than five installations of the product have ever sent.
- (rest): all values after the first \`limit\` ones by installations over the whole range, together, each installation once.
- totals: installations in the range, each once, and how many of them had several values.

With several dimensions in by, a row stands for a combination of their values: value is the first one's, value2 and value3 the others'.
A row stands for a value over the range, the ones with most installations first and (rest) last. With an interval it stands for a
value in a period, period by period; values that nobody had in a period are left out.
`.trim(),
  params: Type.Object({
    by: Type.String({
      minLength: 1,
      description:
        'What to split by: one to three of the dimensions such as os, properties such as property.theme, or latest. with either, with ' +
        'commas between them',
    }),
    ...rangeParameters,
    interval: intervalParameter('total'),
    limit: limitParameter,
  }),
  row: BreakdownRowSchema,
  sql: ({ cells }, { interval }) => /* sql */ `
    SELECT
      cell.1 AS period,
      if(rank <= {limit: UInt16}, label, arrayMap(one -> '(rest)', label)) AS labels,
      groupBitmapMerge(cell.2) AS installations,
      sum(cell.3) AS sessions,
      sum(cell.4) / 3600 AS hours,
      any(in_all) AS installations_in_all,
      any(several) AS several_in_all
    FROM (
      SELECT
        label,
        cells,
        row_number() OVER (ORDER BY bitmapCardinality(of_label) DESC, label) AS rank,
        groupBitmapMerge(of_label) OVER () AS in_all,
        -- Who is in a value's set and in one of those before it has several.
        groupBitmapOr(bitmapAnd(of_label, of_labels_before)) OVER () AS several
      FROM (
        SELECT
          label,
          cells,
          of_label,
          groupBitmapMergeState(of_label) OVER (ORDER BY label ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS of_labels_before
        FROM (
          SELECT
            label,
            groupArray((label_period, active, session_count, second_count)) AS cells,
            groupBitmapMergeState(active) AS of_label
          FROM ${interval === 'day' ? cells : byPeriod(cells)}
          GROUP BY label
        )
      )
    )
    ARRAY JOIN cells AS cell
    GROUP BY period, labels
    ORDER BY period, labels[1] = '(rest)', installations DESC, labels
  `,
  totalsOfRows: ([first]) => ({
    installations: Number(first?.['installations_in_all'] ?? 0),
    several: Number(first?.['several_in_all'] ?? 0),
  }),
  bind: ({ limit }) => ({ limit }),
  complete: (rows, { params: { interval } }) =>
    rows.map((row) => {
      const { labels, period, ...counts } = row as BreakdownRow & { labels: string[] }; // the SQL above makes the row
      const [value = '', value2 = '', value3 = ''] = labels;
      return { ...counts, ...(interval === 'total' || period === undefined ? {} : { period }), value, value2, value3 };
    }),
});

/** Days of the same period together: sets that are large once are merged once, not for their value and for their period. */
const byPeriod = (cells: string) => /* sql */ `(
            SELECT
              label,
              label_period,
              groupBitmapMergeState(active) AS active,
              sum(session_count) AS session_count,
              sum(second_count) AS second_count
            FROM ${cells}
            GROUP BY label, label_period
          )`;
