/** A question as it is asked of the table with UUIDs, and the columns of ours that it cannot do without. */
export interface UuidQuestion {
  sql: string;
  columns: readonly string[];
}

/** Those that are counted by default, in the range. `filter` is SQL of the bench's own. */
const rows = (filter: string) => `
    FROM bench.uuid_session_days
    WHERE product_id = {product: UInt32}
      AND day BETWEEN {from: Date} AND {to: Date}
      AND environment = 'production'
      AND kind = 'normal'
      AND ${filter}`;

const counted = ['day', 'installation', 'environment', 'kind'];

/** Active by week, new, returning and lost: what `activity` answers. */
const activity = (filter: string): UuidQuestion => ({
  columns: [...counted, 'first_day', 'replacement', 'sessions', 'continued', 'seconds'],
  sql: /* sql */ `
    SELECT
      period,
      sum(active_count) AS active,
      sum(new_count) AS new,
      sum(returning_count) AS returning,
      sum(lost_count) AS lost,
      sum(session_count) AS sessions,
      sum(second_count) / 3600 AS hours
    FROM (
      SELECT
        toMonday(day) AS period,
        uniqExact(installation) AS active_count,
        uniqExactIf(installation, toMonday(first_day) = toMonday(day) AND NOT replacement) AS new_count,
        0 AS returning_count,
        0 AS lost_count,
        sumIf(sessions, NOT continued) AS session_count,
        sum(seconds) AS second_count
      ${rows(filter)}
      GROUP BY period

      UNION ALL
      SELECT toMonday(back), 0, 0, uniqExact(installation), 0, 0, 0
      FROM (
        SELECT
          installation,
          arrayJoin(arrayFilter(
            (current, previous) -> current - previous > 30 AND current > any(first_day) + 30,
            groupArray(day) AS days,
            arrayPushFront(arrayPopBack(days), toDate(0))
          )) AS back
        FROM (
          SELECT DISTINCT installation, day, first_day
          ${rows(filter)}
          ORDER BY day
        )
        GROUP BY installation
      )
      GROUP BY toMonday(back)

      UNION ALL
      SELECT toMonday(last_day), 0, 0, 0, count(), 0, 0
      FROM (
        SELECT installation, max(day) AS last_day
        ${rows(filter)}
        GROUP BY installation
        HAVING last_day + 30 < {to: Date}
          AND addMonths(any(first_day), 13) > last_day + 30
      )
      GROUP BY toMonday(last_day)
    )
    GROUP BY period
    ORDER BY period
  `,
});

/** Each installation's days, spread over the windows that they count in: quicker than a set of UUIDs for each window. */
const stickiness = (filter: string): UuidQuestion => ({
  columns: counted,
  sql: /* sql */ `
    SELECT day, sum(today_count) AS dau, sum(month_count) AS mau, dau / mau AS stickiness
    FROM (
      SELECT day, uniqExact(installation) AS today_count, 0 AS month_count
      ${rows(filter)}
      GROUP BY day

      UNION ALL
      SELECT
        arrayJoin(arrayDistinct(arrayFlatten(arrayMap(one -> arrayMap(later -> one + later, range(30)), days)))) AS day,
        0,
        count()
      FROM (
        SELECT groupUniqArray(day) AS days
        ${rows(filter)}
        GROUP BY installation
      )
      GROUP BY day
    )
    WHERE day BETWEEN {from: Date} AND {to: Date}
    GROUP BY day
    ORDER BY day
  `,
});

/** Cohorts by month against three later months. */
const retention = (filter: string): UuidQuestion => ({
  columns: [...counted, 'first_day', 'replacement'],
  sql: /* sql */ `
    SELECT
      toStartOfMonth(first_day) AS cohort,
      dateDiff('month', first_day, day) AS period,
      uniqExact(installation) AS active
    ${rows(filter)}
      AND first_day >= {from: Date}
      AND NOT replacement
      AND period <= 3
    GROUP BY cohort, period
    ORDER BY cohort, period
  `,
});

const breakdown = (filter: string, column: string): UuidQuestion => ({
  columns: [...counted, column, 'sessions', 'continued', 'seconds'],
  sql: /* sql */ `
    SELECT
      ${column} AS value,
      uniqExact(installation) AS installations,
      sumIf(sessions, NOT continued) AS sessions_begun,
      sum(seconds) / 3600 AS hours
    ${rows(filter)}
    GROUP BY GROUPING SETS ((value), ())
    ORDER BY installations DESC
    LIMIT 11
  `,
});

const features = (filter: string): UuidQuestion => ({
  columns: [...counted, 'sessions', 'continued', 'uses.name', 'uses.count', 'uses.total'],
  sql: /* sql */ `
    SELECT
      feature,
      sum(use_count) AS uses,
      sum(use_total) AS total,
      uniqExact(installation) AS installations,
      installations / (SELECT uniqExact(installation) ${rows(filter)}) AS share
    FROM (
      SELECT installation, \`uses.name\` AS names, \`uses.count\` AS counts, \`uses.total\` AS totals
      ${rows(filter)}
    )
    ARRAY JOIN names AS feature, counts AS use_count, totals AS use_total
    GROUP BY feature
    ORDER BY installations DESC
  `,
});

/** By the name of the bench's question. */
export const uuidQuestions: Record<string, (filter: string) => UuidQuestion> = {
  activity,
  stickiness,
  retention,
  'breakdown by version': (filter) => breakdown(filter, 'version'),
  'breakdown by os': (filter) => breakdown(filter, 'os'),
  features,
};
