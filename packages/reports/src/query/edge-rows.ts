import type { Everyone } from './compile-sets.ts';
import { arrayOfEach, lastSeen, nobody } from './set-series.ts';

/*
 * Which rows are an installation's first ones or last ones, sets tell sooner than a comparison of all rows of each installation does.
 */

/** Rows of the source on the last day on which their installation has any. */
export const onLastDay = (source: string, { days }: Everyone): string => /* sql */ `(
  SELECT *
  FROM ${source}
  WHERE day = ${arrayOfEach('day', `(SELECT arrayJoin(bitmapToArray(gone)) AS installation, day FROM ${lastSeen(days)})`)}[installation + 1]
)`;

/**
 * Rows of the source on the first day of their installation; of those that came since `since` and have no row on their first day, all rows.
 */
export const onFirstDay = (source: string, everyone: Everyone): string => /* sql */ `(
  SELECT *
  FROM ${source}
  WHERE day = first_day
    OR (SELECT bitmapCardinality(late) > 0 FROM ${latecomers(everyone)})
      AND bitmapContains((SELECT late FROM ${latecomers(everyone)}), installation)
)`;

const latecomers = ({ days, cohorts }: Everyone) => /* sql */ `(
    SELECT groupBitmapMergeState(bitmapAndnot(came, active_on_day)) AS late
    FROM (
      SELECT groupBitmapMergeState(newcomers) AS came, groupBitmapMergeState(active) AS active_on_day
      FROM (
        SELECT day, active, ${nobody} AS newcomers
        FROM ${days}

        UNION ALL
        SELECT first_day, ${nobody}, groupBitmapState(installation)
        FROM ${cohorts}
        GROUP BY first_day
      )
      WHERE day >= {since: Date}
      GROUP BY day
    )
  )`;
