import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { intervalParameter, limitParameter, rangeParameters } from '../query/parameters.ts';

const CrashFreeRowSchema = Type.Object({
  /** First day of the period; absent where the whole range is one. */
  period: Type.Optional(Type.String()),
  /** Absent where the report does not split. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  sessionDays: Type.Integer(),
  crashedSessionDays: Type.Integer(),
  crashFreeSessionDays: Type.Number(),
  installations: Type.Integer(),
  crashedInstallations: Type.Integer(),
  crashFreeInstallations: Type.Number(),
});
export type CrashFreeRow = Static<typeof CrashFreeRowSchema>;

/** How stable the product is: the share of session days, and of installations, that no crash ended. */
export const crashFree = defineReport({
  title: 'Crash-free session days and installations',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC, weeks start on Monday, only days of the range count. A session day has
crashed if an unhandled exception was recorded in it. A record that holds several sessions of a day is one session day.

- sessionDays: the session days with this value; crashedSessionDays: those of them that have crashed.
- crashFreeSessionDays: the share of the session days that have not.
- installations: those with at least one of these session days; crashedInstallations: those with at least one that has crashed.
- crashFreeInstallations: the share of the installations that have none.

An installation that had several values is counted under each of them, as crashed only where it crashed with the value; a session day
with several entries of a list (licenseStatus) is counted under each entry. With latest., an installation's one value is that of its
last session day as known now (by day, local hour, session).

- (none): the value is missing. (other): a property's undeclared value that fewer than five installations of the product have ever sent.
- (rest): all values after the first \`limit\` ones by installations over the whole range, together, each installation once; a session day
  under each of its entries among them.
- totals: the same six numbers over the whole range, whatever the values; the shares are 1 where nothing is counted.

With several dimensions in by, a row stands for a combination of their values: value is the first one's, value2 and value3 the others'.
A row stands for a value over the range, the ones with most installations first and (rest) last. With an interval it stands for a
value in a period, period by period; values that nobody had in a period are left out. With an empty by the report does not split: a
row stands for a period in which there are session days.
`.trim(),
  params: Type.Object({
    by: Type.String({
      default: 'version',
      description:
        'What to split by: up to three of the dimensions such as os, properties such as property.theme, or latest. with either, with ' +
        'commas between them; empty for none',
    }),
    ...rangeParameters,
    interval: intervalParameter('total'),
    limit: limitParameter,
  }),
  row: CrashFreeRowSchema,
  sql: ({ cells }) => /* sql */ `
    SELECT
      cell.1 AS period,
      if(rank <= {limit: UInt16}, label, arrayMap(one -> '(rest)', label)) AS labels,
      labels[1] AS value,
      labels[2] AS value2,
      labels[3] AS value3,
      sum(cell.2) AS sessionDays,
      sum(cell.3) AS crashedSessionDays,
      (sessionDays - crashedSessionDays) / sessionDays AS crashFreeSessionDays,
      groupBitmapMerge(cell.4) AS installations,
      groupBitmapMerge(cell.5) AS crashedInstallations,
      (installations - crashedInstallations) / installations AS crashFreeInstallations
    FROM (
      SELECT
        label,
        groupArray((label_period, session_day_count, crashed_count, active, crashed_set)) AS cells,
        row_number() OVER (ORDER BY groupBitmapMerge(active) DESC, label) AS rank
      FROM ${cells}
      GROUP BY label
    )
    ARRAY JOIN cells AS cell
    GROUP BY period, labels
    ORDER BY period, value = '(rest)', installations DESC, labels
  `,
  // Not of the cells: a session day with several entries of a list is in several of those.
  totals: ({ sets, filtered, where }) => /* sql */ `
    SELECT
      sum(day_count) AS sessionDays,
      sum(crashed_count) AS crashedSessionDays,
      if(sessionDays = 0, 1, (sessionDays - crashedSessionDays) / sessionDays) AS crashFreeSessionDays,
      groupBitmapMerge(active_set) AS installations,
      groupBitmapMerge(crashed_set) AS crashedInstallations,
      if(installations = 0, 1, (installations - crashedInstallations) / installations) AS crashFreeInstallations
    FROM ${sets ? daysOfSets(sets) : wholeOfRows({ filtered, where })}
  `,
  bind: ({ limit }) => ({ limit }),
  complete: (rows, { params: { interval } }) =>
    interval === 'total' ? rows.map(({ period: _period, ...row }) => row) : rows,
});

const daysOfSets = ({ days }: Sets) => /* sql */ `(
      SELECT session_day_count AS day_count, crashed_count, active AS active_set, crashed_set
      FROM ${days}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;

const wholeOfRows = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
      SELECT
        count() AS day_count,
        countIf(crashed) AS crashed_count,
        groupBitmapState(installation) AS active_set,
        groupBitmapStateIf(installation, crashed) AS crashed_set
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
    )`;
