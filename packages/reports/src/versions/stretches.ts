import type { OrderedColumn } from '@usance/warehouse';
import type { Sets } from '../query/compile-sets.ts';
import { lastSeen, nobody } from '../query/set-series.ts';

/*
 * The stretch of days from an installation's first day with a value to its last one, found by sets. Mostly it is over before the next one begins, or ends on
 * the day on which that begins: a new version follows an old one. Then first days alone tell every change. Whoever has it otherwise is a wanderer.
 *
 * Only the days of the range are looked at, and one before them, its eve: on that, everyone has the value that they had last before the range. What stands after FROM
 * has columns day, value, and the sets had, went_from, went_to and had_many: who had the value, left it for another, came to it from another, and of these who had
 * more than two in a row.
 */

/** Which value everyone had last on these days: value and had_last, in a row or several for each value. */
export const lastValues = (column: OrderedColumn, sets: Sets, days: string): string => /* sql */ `(
      SELECT value, bitmapAnd(bitmapOr(bitmapAndnot(had, bitmapOr(went_from, had_many)), went_to), edge) AS had_last
      FROM ${valuesByDay(column, sets, days)} AS by_day
      INNER JOIN ${lastSeen(`(
        SELECT day, groupBitmapMergeState(active) AS active
        FROM ${sets.valuesOf(column)}
        WHERE value != ''
          AND ${days}
        GROUP BY day
      )`)} AS last USING (day)
    )`;

/** What those of the range had last before it: value and had, in a row for each value. */
export const lastBefore = (column: OrderedColumn, sets: Sets): string => /* sql */ `(
      SELECT
        value,
        bitmapAnd(
          groupBitmapMergeState(had_last),
          (SELECT groupBitmapMergeState(active) FROM ${sets.days} WHERE day BETWEEN {from: Date} AND {to: Date})
        ) AS had
      FROM ${lastValues(column, sets, 'day < {from: Date}')}
      GROUP BY value
    )`;

/** The days of the range and its eve. A statement has it as `eve`, an array of what `lastBefore` finds. */
export const withEve = (column: OrderedColumn, sets: Sets): string => /* sql */ `(
          SELECT day, value, had, went_from, went_to, had_many
          FROM ${valuesByDay(column, sets, 'day BETWEEN {from: Date} AND {to: Date}')}

          UNION ALL
          SELECT {from: Date} - 1, before.1, before.2, ${nobody}, ${nobody}, ${nobody}
          FROM (SELECT arrayJoin(eve) AS before)
        )`;

/** The days before the range, with those values that somebody has on these days. Where nothing was before it, there is no eve, and these days need not be read. */
export const daysBefore = (column: OrderedColumn, { valuesOf }: Sets, days: string): string => /* sql */ `(
        SELECT day, value, bitmapAnd(active, had_later) AS had, ${nobody} AS went_to
        FROM ${valuesOf(column)} AS days_before
        JOIN (
          SELECT value, groupBitmapMergeState(had) AS had_later
          FROM ${days}
          WHERE notEmpty(eve)
          GROUP BY value
        ) AS values_later USING (value)
        WHERE day < {from: Date}
      )`;

/** A row for each of these days and values: day, value, and the sets first_had, whose first day with it that is, and went_to. */
export const firstDays = (days: string): string => /* sql */ `(
      SELECT
        day,
        value,
        bitmapAndnot(
          had,
          groupBitmapMergeState(had) OVER (PARTITION BY value ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) AS first_had,
        went_to
      FROM ${days}
    )`;

/**
 * The set of the wanderers, in one row. They began a value between two days with another, or on one day had more than two in a row, or left one that they still have
 * later, or went to one that they had before.
 */
export const wanderers = (days: string): string => /* sql */ `(
      SELECT groupBitmapMergeState(bitmapOr(bitmapAnd(began, are_between), wander))
      FROM (
        SELECT
          day + lag AS day_between,
          groupBitmapMergeStateIf(begin, lag = 0) AS began,
          groupBitmapMergeStateIf(wander_there, lag = 0) AS wander,
          groupBitmapMergeState(if(lag = 0, between_there, between_next)) AS are_between
        FROM (
          SELECT
            day,
            bitmapAndnot(had, had_before) AS begin,
            bitmapAnd(have_later, had_before) AS between_there,
            if(next_day > day + 1, bitmapAnd(have_later, bitmapOr(had, had_before)), ${nobody}) AS between_next,
            bitmapOr(had_many, bitmapOr(bitmapAnd(went_to, had_before), bitmapAnd(went_from, have_later))) AS wander_there,
            next_day
          FROM (
            SELECT
              *,
              groupBitmapMergeState(had) OVER (PARTITION BY value ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS had_before,
              groupBitmapMergeState(had) OVER (PARTITION BY value ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS have_later,
              any(day) OVER (PARTITION BY value ORDER BY day DESC ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS next_day
            FROM ${days}
          )
        )
        -- Nobody has the value on the days until the next of its rows.
        ARRAY JOIN range(greatest(1, toInt32(next_day) - toInt32(day))) AS lag
        GROUP BY day_between
      )
    )`;

const valuesByDay = (column: OrderedColumn, { valuesOf, ordersOf }: Sets, days: string) => /* sql */ `(
        SELECT
          day,
          value,
          groupBitmapMergeState(active) AS had,
          groupBitmapMergeState(many_from) AS went_from,
          groupBitmapMergeState(many_to) AS went_to,
          groupBitmapMergeState(many) AS had_many
        FROM (
          SELECT day, value, active, ${nobody} AS many_from, ${nobody} AS many_to, ${nobody} AS many
          FROM ${valuesOf(column)}
          WHERE value != ''
            AND ${days}

          UNION ALL
          SELECT
            day,
            one_value,
            ${nobody},
            if(sequence[1] = one_value, active, ${nobody}),
            if(sequence[-1] = one_value, active, ${nobody}),
            if(length(sequence) > 2, active, ${nobody})
          FROM ${ordersOf(column)}
          ARRAY JOIN arrayDistinct(sequence) AS one_value
          WHERE ${days}
        )
        GROUP BY day, value
      )`;
