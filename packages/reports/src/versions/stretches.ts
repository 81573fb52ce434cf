import type { OrderedColumn } from '@usance/warehouse';
import type { Everyone } from '../query/compile-everyone.ts';
import { nobody } from '../query/set-series.ts';

/*
 * The stretch of days from an installation's first day with a value to its last one, found by sets. Mostly it is over before the next one begins, or ends on
 * the day on which that begins: a new version follows an old one. Then first days alone tell every change. Whoever has it otherwise is a wanderer.
 * What comes after the range is not looked at.
 */

/**
 * What stands after FROM: a row for each day and value: day, value, and the sets first_had, whose first day with it that is, and went_to, of those who came to it on
 * this day from another.
 */
export const firstDays = (column: OrderedColumn, everyone: Everyone): string => /* sql */ `(
      SELECT
        day,
        value,
        bitmapAndnot(
          had,
          groupBitmapMergeState(had) OVER (PARTITION BY value ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) AS first_had,
        went_to
      FROM ${valuesByDay(column, everyone)}
    )`;

/**
 * The set of the wanderers, in one row. They began a value between two days with another, or on one day had more than two in a row, or left one that they still have
 * later, or went to one that they had before.
 */
export const wanderers = (column: OrderedColumn, everyone: Everyone): string => /* sql */ `(
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
            FROM ${valuesByDay(column, everyone)}
          )
        )
        -- Nobody has the value on the days until the next of its rows.
        ARRAY JOIN range(greatest(1, toInt32(next_day) - toInt32(day))) AS lag
        GROUP BY day_between
      )
    )`;

const valuesByDay = (column: OrderedColumn, { valuesOf, ordersOf }: Everyone) => /* sql */ `(
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
            AND day <= {to: Date}

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
          WHERE day <= {to: Date}
        )
        GROUP BY day, value
      )`;
