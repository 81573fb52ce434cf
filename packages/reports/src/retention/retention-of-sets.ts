import { nobody } from '../query/set-series.ts';
import { numberOfPeriod, periodOfNumber } from './period-number.ts';

/**
 * Retention as sets tell it, where nothing is split and cohorts are made by the first day: the same as from rows. `entered` has a row,
 * `installation` and `first_day`, for each installation that is in a cohort.
 */
export const retentionOfSets = (days: string, entered: string): string => /* sql */ `
    SELECT
      ${periodOfNumber('cohort_number')} AS cohort,
      k AS period,
      sum(cardinality) AS size,
      sum(if(k = 0, cardinality, bitmapAndCardinality(members, seen))) AS active,
      active / size AS share,
      toBool(${periodOfNumber('cohort_number + k + 1')} > {today: Date}) AS isProvisional
    FROM (
      SELECT number, if({mode: String} = 'rolling', later, active_in_period) AS seen
      FROM (
        SELECT
          number,
          groupBitmapMergeState(active) AS active_in_period,
          groupBitmapMergeState(active_in_period) OVER (ORDER BY number DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS later
        FROM (
          SELECT ${numberOfPeriod('day')} AS number, active
          FROM ${days}
          WHERE day >= {from: Date}

          UNION ALL
          -- Also the periods in which nobody was there.
          SELECT arrayJoin(range(toUInt32(${numberOfPeriod('{from: Date}')}), toUInt32(${numberOfPeriod('{today: Date}')} + 1))), ${nobody}
        )
        GROUP BY number
      )
    )
    ARRAY JOIN range({periods: UInt8} + 1) AS k
    INNER JOIN (
      -- In a cohort, some IDs live over one period more than others.
      SELECT
        ${numberOfPeriod('first_day')} AS cohort_number,
        ${numberOfPeriod('addMonths(first_day, {identifierMonths: UInt16})')} - cohort_number AS lived,
        groupBitmapState(installation) AS members,
        bitmapCardinality(members) AS cardinality
      FROM ${entered}
      GROUP BY cohort_number, lived
    ) AS cohort_set ON cohort_set.cohort_number = number - k
    WHERE k < lived
      AND ${periodOfNumber('number')} <= {today: Date}
    GROUP BY cohort_number, k
    ORDER BY cohort, period
  `;
