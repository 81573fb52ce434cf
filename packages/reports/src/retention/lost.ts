import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Everyone } from '../query/compile-everyone.ts';
import { isOnLastDay } from '../query/edge-rows.ts';
import { limitParameter, rangeParameters, splitParameter } from '../query/parameters.ts';

const Mean = Type.Union([Type.Number(), Type.Null()]);

const LostRowSchema = Type.Object({
  /** Values of what is split by; absent where nothing is. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  lost: Type.Integer(),
  stayed: Type.Integer(),
  lostShare: Type.Number(),
  lostActiveDays: Mean,
  lostSessions: Mean,
  lostHours: Mean,
  stayedActiveDays: Mean,
  stayedSessions: Mean,
  stayedHours: Mean,
});
export type LostRow = Static<typeof LostRowSchema>;

/** What the lost had last and how much they used it, beside those that stayed. */
export const lost = defineReport({
  title: 'What the lost last used',
  definition: `
Looked at are the installations with a session day in the range. Filters and by look at the last session day that each has in the range
(by day, local hour, session). Environment and kind choose the session days that there are for the report: by default production and
normal. Days are UTC. N is the product's number of days after which an installation counts as lost.

- lost: those whose last session day as known now lies in the range and more than N days before today, as in activity, and whose ID had
  not expired by N days after it. Whoever comes back is lost no more.
- stayed: those that were seen after the range, or last seen in it no more than N days before today.
- An installation that was last seen in the range, more than N days before today, and whose ID had expired by N days after that may
  have been replaced: it is in neither.
- lostShare: lost / (lost + stayed).
- lostActiveDays, lostSessions, lostHours: of the lost, the mean per installation of the days with a session day, of the sessions that
  began, and of the length of the session days, all of the range, whether they fulfil the filters or not. stayedActiveDays,
  stayedSessions, stayedHours: the same of those that stayed. Empty (null) where there are none.

With by, a row stands for a value, the ones with most installations (lost + stayed) first; an installation with several entries of a list
(licenseStatus) is counted under each. Values after the first \`limit\` ones are one (rest), the last row, each installation once. (none): the
value is missing. (other): a property's undeclared value that fewer than five installations of the product have ever sent. Without by there is one
row, or none if there are no installations. With latest., by and filters take the last session day as known now; filters with feature.
choose installations by how often they used the feature in the range, with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, by: splitParameter, limit: limitParameter }),
  row: LostRowSchema,
  /*
   * The first pass sums up each installation's use. The second finds the labels of its last session day, and must be apart: a session
   * day with several labels has several rows there.
   */
  sql: ({ source, rowsWhere, where, split, everyone }) => /* sql */ `
    SELECT
      label[1] AS value,
      label[2] AS value2,
      label[3] AS value3,
      countIf(is_lost) AS lost,
      countIf(NOT is_lost) AS stayed,
      lost / (lost + stayed) AS lostShare,
      if(lost = 0, NULL, sumIf(day_count, is_lost) / lost) AS lostActiveDays,
      if(lost = 0, NULL, sumIf(session_count, is_lost) / lost) AS lostSessions,
      if(lost = 0, NULL, sumIf(second_count, is_lost) / 3600 / lost) AS lostHours,
      if(stayed = 0, NULL, sumIf(day_count, NOT is_lost) / stayed) AS stayedActiveDays,
      if(stayed = 0, NULL, sumIf(session_count, NOT is_lost) / stayed) AS stayedSessions,
      if(stayed = 0, NULL, sumIf(second_count, NOT is_lost) / 3600 / stayed) AS stayedHours
    FROM (
      SELECT DISTINCT
        installation,
        is_lost,
        day_count,
        session_count,
        second_count,
        if(rank <= {limit: UInt16}, one_label, arrayMap(one -> '(rest)', one_label)) AS label
      FROM (
        SELECT *, dense_rank() OVER (ORDER BY label_size DESC, one_label) AS rank
        FROM (
          SELECT *, arrayJoin(last_labels) AS one_label, count() OVER (PARTITION BY one_label) AS label_size
          FROM (
            SELECT
              installation,
              max(final_day) AS last_day,
              last_day <= {to: Date} AND last_day + {lostAfter: UInt16} < {today: Date} AS is_gone,
              addMonths(max(cohort), {identifierMonths: UInt16}) <= last_day + {lostAfter: UInt16} AS is_expired,
              is_gone AND NOT is_expired AS is_lost,
              sum(days) AS day_count,
              sum(begun) AS session_count,
              sum(length) AS second_count,
              max(label_moment) AS last_moment,
              arrayMap(
                (label, at) -> label,
                arrayFilter((label, at) -> at = last_moment, groupArrayIf((label, label_moment), label_moment > 0))
              ) AS last_labels
            FROM (
              SELECT
                installation,
                emptyArrayString() AS label,
                toUInt128(0) AS label_moment,
                false AS label_match,
                max(day) AS final_day,
                any(first_day) AS cohort,
                ${everyone ? '0' : 'uniqExactIf(day, day <= {to: Date})'} AS days,
                sumIf(sessions, NOT continued AND day <= {to: Date}) AS begun,
                sumIf(seconds, day <= {to: Date}) AS length
              FROM ${source}
              WHERE day >= {from: Date}
              GROUP BY installation
${everyone ? daysOfEach(everyone) : ''}
              UNION ALL
              SELECT
                installation,
                label,
                max(moment) AS label_moment,
                argMax(is_match, moment) AS label_match,
                toDate(0) AS final_day,
                toDate(0) AS cohort,
                0 AS days,
                0 AS begun,
                0 AS length
              FROM (
                SELECT installation, moment, ${where} AS is_match, ${split} AS label
                FROM ${everyone ? rowsWhere(isOnLastDay(inRange(everyone))) : source}
                WHERE day BETWEEN {from: Date} AND {to: Date}
              )
              GROUP BY installation, label
            )
            GROUP BY installation
            HAVING argMax(label_match, label_moment) AND NOT (is_gone AND is_expired)
          )
        )
      )
    )
    GROUP BY label
    ORDER BY value = '(rest)', lost + stayed DESC, label
  `,
  bind: ({ limit }) => ({ limit }),
});

const inRange = ({ days }: Everyone) => ({
  days: `(SELECT * FROM ${days} WHERE day BETWEEN {from: Date} AND {to: Date})`,
});

/** How many days each was there, as sets tell it: of the rows, all days would have to be told apart. */
const daysOfEach = (everyone: Everyone) => /* sql */ `
              UNION ALL
              SELECT installation, emptyArrayString(), toUInt128(0), false, toDate(0), toDate(0), count(), 0, 0
              FROM (SELECT arrayJoin(bitmapToArray(active)) AS installation FROM ${inRange(everyone).days})
              GROUP BY installation`;
