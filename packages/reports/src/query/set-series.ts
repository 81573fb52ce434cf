/** SQL of sets of installations by day: parts that stand after FROM. A series has a `day` and a state of `groupBitmap`, in any number of rows. */

/** A set with nobody in it. */
export const nobody = `bitmapBuild(emptyArrayUInt32())`;

/**
 * For each day, the union `within` of the sets of so many days that end with it, as far as the days from `first` to `last` go. Merging each
 * set into each window that holds it would cost a merge for every day of every window. So time is cut into blocks as long as a window, and
 * within each block sets are gathered forwards and backwards: a window is the end of one block and the beginning of the next (van Herk, 1992).
 */
export const rollingUnion = (
  series: string,
  { days, first, last }: { days: string; first: string; last: string },
) => /* sql */ `(
      SELECT day, groupBitmapMergeState(part) AS within
      FROM (
        SELECT
          day,
          groupBitmapMergeState(active) OVER (
            PARTITION BY intDiv(toUInt16(day), ${days}) ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS from_block,
          groupBitmapMergeState(active) OVER (
            PARTITION BY intDiv(toUInt16(day), ${days}) ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS to_block
        FROM (
          SELECT day, groupBitmapMergeState(active) AS active
          FROM (
            SELECT day, active
            FROM ${series}
            WHERE day BETWEEN ${first} AND ${last}

            UNION ALL
            SELECT arrayJoin(arrayMap(number -> toDate(${first}) + number, range(toUInt32(${last} - ${first} + 1)))), ${nobody}
          )
          GROUP BY day
        )
      )
      ARRAY JOIN [from_block, to_block] AS part, [0, ${days} - 1] AS lag
      GROUP BY day + lag AS day
    )`;

/** For each day, the set `gone` of those who were active on it and on none after it. */
export const lastSeen = (series: string): string => /* sql */ `(
      SELECT
        day,
        bitmapAndnot(
          active,
          groupBitmapMergeState(active) OVER (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) AS gone
      FROM ${series}
    )`;
