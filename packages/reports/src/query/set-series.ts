/** SQL of sets of installations by day: parts that stand after FROM. A series has a `day` and a state of `groupBitmap`, in any number of rows. */

/** A set with nobody in it. */
export const nobody = `bitmapBuild(emptyArrayUInt32())`;

/**
 * For each day and each length in `windows`, the union `within` of the sets of so many days that end with it, as far as the days from `first`
 * to `last` go. Merging each set into each window that holds it would cost a merge for every day of every window. So time is cut into blocks
 * as long as a window, and within each block sets are gathered forwards and backwards: a window is the end of one block and the beginning of
 * the next (van Herk, 1992).
 */
export const rollingUnion = (
  series: string,
  { windows, first, last }: { windows: string; first: string; last: string },
) => /* sql */ `(
      SELECT day, window_length, groupBitmapMergeState(part) AS within
      FROM (
        SELECT
          day,
          window_length,
          groupBitmapMergeState(active) OVER (
            PARTITION BY window_length, intDiv(toUInt16(day), window_length) ORDER BY day
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS from_block,
          groupBitmapMergeState(active) OVER (
            PARTITION BY window_length, intDiv(toUInt16(day), window_length) ORDER BY day DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
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
        ARRAY JOIN ${windows} AS window_length
      )
      ARRAY JOIN [from_block, to_block] AS part, [0, window_length - 1] AS lag
      GROUP BY day + lag AS day, window_length
    )`;

/** For each day, the set `edge` of those who were active on it and on none before it. */
export const firstSeen = (series: string): string => seenAtAnEdge(series, 'ASC');

/** For each day, the set `edge` of those who were active on it and on none after it. */
export const lastSeen = (series: string): string => seenAtAnEdge(series, 'DESC');

const seenAtAnEdge = (series: string, order: 'ASC' | 'DESC') => /* sql */ `(
      SELECT
        day,
        bitmapAndnot(
          active,
          groupBitmapMergeState(active) OVER (ORDER BY day ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) AS edge
      FROM ${series}
    )`;

/**
 * Something of each installation, in an array that its ordinal + 1 leads into: one for all rows of a statement, since looking into it takes
 * a third of the time that joining takes. What has no value has the type's zero.
 */
export const arrayOfEach = (value: string, installations: string): string => /* sql */ `(
      SELECT groupArray(${value})
      FROM (SELECT installation, ${value} FROM ${installations} ORDER BY installation WITH FILL FROM 0)
    )`;
