import type { Sets } from '../query/compile-sets.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { nobody, rollingUnion } from '../query/set-series.ts';

/** The parts of activity as sets tell them, where nothing is filtered: the same numbers as from rows. */
export const activityOfSets = ({ days, cohorts }: Sets): string => /* sql */ `
      SELECT
        ${startOfPeriod('day')} AS period,
        groupBitmapMerge(active) AS active_count,
        0 AS new_count,
        0 AS returning_count,
        0 AS lost_count,
        sum(session_count) AS sessions_begun,
        sum(second_count) AS seconds_in_all
      FROM ${days}
      WHERE day BETWEEN {from: Date} AND {to: Date}
      GROUP BY period

      UNION ALL
      -- New: of whom a session day is known. Nobody has one before the first day.
      SELECT ${startOfPeriod('first_day')} AS period, 0, count(), 0, 0, 0, 0
      FROM ${cohorts}
      WHERE first_day BETWEEN {from: Date} AND {to: Date}
        AND NOT replacement
        AND bitmapContains((SELECT groupBitmapMergeState(active) FROM ${days} WHERE day >= {from: Date}), installation)
      GROUP BY period

      UNION ALL
      -- Returning: active on a day, but on none of the N days before it, and there since before those.
      SELECT ${startOfPeriod('day')} AS period, 0, 0, groupBitmapMerge(back), 0, 0, 0
      FROM (
        SELECT day, bitmapAndnot(groupBitmapMergeState(active), groupBitmapMergeState(recent)) AS back
        FROM (
          SELECT day, active, ${nobody} AS recent
          FROM ${days}

          UNION ALL
          SELECT day + 1, ${nobody}, within
          FROM ${rollingUnion(presence({ days, cohorts }), {
            days: '{lostAfter: UInt16}',
            first: '({from: Date} - {lostAfter: UInt16})',
            last: '{to: Date}',
          })}

          UNION ALL
          SELECT first_day, ${nobody}, groupBitmapState(installation)
          FROM ${cohorts}
          GROUP BY first_day
        )
        WHERE day BETWEEN {from: Date} AND {to: Date}
        GROUP BY day
      )
      GROUP BY period

      UNION ALL
      -- Lost: never seen after a day, and the ID had not expired by then.
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

/** Who was active on a day, or came on it without a session day that is known. */
const presence = ({ days, cohorts }: Pick<Sets, 'days' | 'cohorts'>) => /* sql */ `(
            SELECT day, active
            FROM ${days}

            UNION ALL
            SELECT first_day AS day, groupBitmapState(installation) AS active
            FROM ${cohorts}
            GROUP BY first_day
          )`;
