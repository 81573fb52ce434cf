import type { Everyone } from '../query/compile-sets.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { arrayOfEach, nobody, rollingUnion } from '../query/set-series.ts';

/*
 * Parts of activity as sets tell them: the same numbers as from rows.
 */

/**
 * Active, and of those, returning: not active on any of the N days before, and there since before those. `matching` has of each day, of the
 * rows that fulfil the filters, the set `active`, `session_count` and `second_count`.
 */
export const activeAndReturningOfSets = ({ days, cohorts }: Everyone, matching: string): string => /* sql */ `
      SELECT
        ${startOfPeriod('day')} AS period,
        groupBitmapMerge(active_on_day) AS active_count,
        0 AS new_count,
        groupBitmapMerge(bitmapBuild(arrayFilter(
          installation -> ${arrayOfEach('first_day', cohorts)}[installation + 1] + {lostAfter: UInt16} < day,
          bitmapToArray(bitmapAndnot(active_on_day, recent))
        ))) AS returning_count,
        0 AS lost_count,
        sum(begun_on_day) AS sessions_begun,
        sum(seconds_of_day) AS seconds_in_all
      FROM (
        SELECT
          day,
          groupBitmapMergeState(on_day) AS active_on_day,
          groupBitmapMergeState(before) AS recent,
          sum(begun) AS begun_on_day,
          sum(length) AS seconds_of_day
        FROM (
          SELECT day, active AS on_day, ${nobody} AS before, session_count AS begun, second_count AS length
          FROM ${matching}

          UNION ALL
          SELECT day + 1, ${nobody}, within, 0, 0
          FROM ${rollingUnion(days, {
            windows: '[{lostAfter: UInt16}]',
            first: '({from: Date} - {lostAfter: UInt16})',
            last: '{to: Date}',
          })}
        )
        WHERE day BETWEEN {from: Date} AND {to: Date}
        GROUP BY day
      )
      GROUP BY period`;

/** New: of whom a session day is known. Nobody has one before the first day. */
export const newOfSets = ({ days, cohorts }: Everyone): string => /* sql */ `
      SELECT ${startOfPeriod('first_day')} AS period, 0, count(), 0, 0, 0, 0
      FROM ${cohorts}
      WHERE first_day BETWEEN {from: Date} AND {to: Date}
        AND NOT replacement
        AND bitmapContains((SELECT groupBitmapMergeState(active) FROM ${days} WHERE day >= {from: Date}), installation)
      GROUP BY period`;

/** Lost: never seen after a day, and the ID had not expired by then. */
export const lostOfSets = ({ days, cohorts }: Everyone): string => /* sql */ `
      SELECT ${startOfPeriod('dated')} AS period, 0, 0, 0, sum(gone_count), 0, 0
      FROM (
        SELECT
          day + {lostLag: UInt16} AS dated,
          bitmapCardinality(bitmapAndnot(bitmapAndnot(active_on_day, later), expired)) AS gone_count
        FROM (
          SELECT
            day,
            groupBitmapMergeState(active) AS active_on_day,
            groupBitmapMergeState(active_on_day) OVER (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later,
            groupBitmapMergeState(groupBitmapMergeState(expiring)) OVER (
              ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS expired
          FROM (
            SELECT day, active, ${nobody} AS expiring
            FROM ${days}
            WHERE day >= {since: Date}

            UNION ALL
            SELECT addMonths(first_day, {identifierMonths: UInt16}) - {lostAfter: UInt16} AS day, ${nobody}, groupBitmapState(installation)
            FROM ${cohorts}
            GROUP BY day
          )
          GROUP BY day
        )
        WHERE dated BETWEEN {from: Date} AND {to: Date}
          AND day + {lostAfter: UInt16} < {today: Date}
      )
      GROUP BY period`;
