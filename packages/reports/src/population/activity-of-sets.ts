import type { Everyone } from '../query/compile-everyone.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { firstSeen, lastSeen, nobody } from '../query/set-series.ts';

/*
 * Activity as sets tell it: the same numbers as from rows. Everything is gathered in one table of days, from which each number follows by
 * what was there before a day or comes after it.
 */

/** Who was there on which day, and who came. */
export type EveryDay = Pick<Everyone, 'days' | 'newcomers'>;

/** All of it, where no filter asks for rows. */
export const activityOfSets = (everyone: EveryDay): string =>
  countsOf({
    series: everyoneByDay(everyone),
    matching: 'active_set',
    first: 'bitmapOr(active_set, later)',
    last: 'active_set',
  });

/** What a question with filters reads. */
interface MatchingSets {
  everyone: Everyone;
  /**
   * A scalar: of each day from `since` on, in an array of tuples, who has a row that fulfils the filters and who has one that does not, and of
   * those that do the sessions that began and the seconds. It is worked out once, however often it is named.
   */
  matching: string;
}

/** The same where filters choose rows: all of it, but for who is new and who is lost among the unsure. */
export const activityOfMatchingSets = ({ everyone, matching }: MatchingSets): string => {
  const { days, newcomers } = everyone;
  const sure = (edges: string) => /* sql */ `bitmapAndnot(
            (SELECT groupBitmapMergeState(bitmapAndnot(bitmapAnd(edge, matching), others)) FROM ${onDays(edges, matching)}),
            ${unsureOf({ everyone, matching })}
          )`;
  return countsOf({
    series: /* sql */ `
              SELECT day, 'matching' AS role, matching AS members, session_count, second_count
              FROM ${byDay(matching)}
              WHERE day BETWEEN {from: Date} AND {to: Date}

              UNION ALL
              SELECT day, 'active', active, 0, 0
              FROM ${days}
              WHERE day >= ${start}
${newcomersOf(newcomers)}`,
    matching: `groupBitmapMergeStateIf(members, role = 'matching')`,
    first: sure(firstSeen(days)),
    last: `bitmapAnd(active_set, ${sure(lastSeen(days))})`,
  });
};

/** A scalar: who has, on the first day or on the last, both rows that fulfil the filters and rows that do not. Which comes first, rows alone tell. */
export const unsureOf = ({ everyone: { days }, matching }: MatchingSets): string => /* sql */ `(
            SELECT groupBitmapMergeState(bitmapAnd(bitmapAnd(edge, matching), others))
            FROM (
              SELECT edge, matching, others
              FROM ${onDays(firstSeen(days), matching)}

              UNION ALL
              SELECT edge, matching, others
              FROM ${onDays(lastSeen(days), matching)}
            )
          )`;

const byDay = (matching: string) => /* sql */ `(
                SELECT one.1 AS day, one.2 AS matching, one.3 AS others, one.4 AS session_count, one.5 AS second_count
                FROM (SELECT arrayJoin(${matching}) AS one)
              )`;

const onDays = (edges: string, matching: string) =>
  `${edges} AS seen INNER JOIN ${byDay(matching)} AS known USING (day)`;

const everyoneByDay = ({ days, newcomers }: EveryDay) => /* sql */ `
              SELECT day, 'active' AS role, active AS members, session_count, second_count
              FROM ${days}
              WHERE day >= ${start}
${newcomersOf(newcomers)}`;

/**
 * What stands after FROM: a row for each day, with the sets that do not depend on what is asked for: first_set, who has the first session day on it, new_set, who came on it,
 * back_set, who returned, and went_set, who was lost on it.
 */
export const knownDays = (everyone: EveryDay): string =>
  dayByDay(
    everyoneByDay(everyone),
    'active_set',
    /* sql */ `
          bitmapAndnot(
            active_set,
            groupBitmapMergeState(active_set) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
          ) AS first_set,
          new_on_day AS new_set,
          ${whoIsBack('active_set')} AS back_set,
          ${whoWent('active_set')} AS went_set`,
  );

const newcomersOf = (newcomers: string) => /* sql */ `
              UNION ALL
              SELECT first_day, if(replacement, 'replacement', 'new'), came, 0, 0
              FROM ${newcomers}
              WHERE first_day BETWEEN ${start} AND {to: Date}

              UNION ALL
              SELECT ${expiry}, 'expired', came, 0, 0
              FROM ${newcomers}
              WHERE ${expiry} <= {to: Date}`;

/** The first day of which anything is asked: a loss may be counted N + 1 days after its day, and who was there N days ago is not returning. */
const start = '({from: Date} - {lostAfter: UInt16} - 1)';

/** Who was last seen on this day or after it is not lost: by the day of a loss the ID would have expired. */
const expiry = `greatest(addMonths(first_day, {identifierMonths: UInt16}) - {lostAfter: UInt16}, ${start})`;

/** Every day from the start on has a row, so that so many rows back is so many days back. */
const everyDay = /* sql */ `
              SELECT arrayJoin(arrayMap(number -> ${start} + number, range(toUInt32({to: Date} - ${start} + 1)))), 'nobody', ${nobody}, 0, 0`;

/** Counts by period, and over the range. `first` and `last`: of whom the first session day fulfils the filters, and who was there on a day and whose last one fulfils them. */
const countsOf = ({
  series,
  matching,
  first,
  last,
}: Record<'series' | 'matching' | 'first' | 'last', string>): string => /* sql */ `
      SELECT
        ${startOfPeriod('dated')} AS period,
        grouping(period) AS is_total,
        groupBitmapMergeIf(matching_set, is_seen) AS active_count,
        sumIf(new_count, is_seen) AS new_count,
        groupBitmapMergeIf(returning_set, is_seen) AS returning_count,
        sumIf(lost_count, NOT is_seen) AS lost_count,
        sumIf(begun, is_seen) AS sessions_begun,
        sumIf(length, is_seen) AS seconds_in_all
      FROM ${dayByDay(
        series,
        matching,
        /* sql */ `
          matching_set,
          begun,
          length,
          bitmapAndCardinality(new_on_day, ${first}) AS new_count,
          bitmapCardinality(${whoWent(last)}) AS lost_count,
          ${whoIsBack('matching_set')} AS returning_set`,
      )}
      ARRAY JOIN [day, day + {lostLag: UInt16}] AS dated, [true, false] AS is_seen
      WHERE dated BETWEEN {from: Date} AND {to: Date}
      GROUP BY ROLLUP(period)`;

/** Of these, who was there on a day and on none of the N days before it, and did not come on it. Stands among the columns of `dayByDay`, as the next. */
const whoIsBack = (set: string) => /* sql */ `bitmapAndnot(
            bitmapAndnot(
              bitmapAndnot(${set}, came_on_day),
              lagInFrame(block_so_far, 1) OVER by_day
            ),
            lagInFrame(rest_of_block, {lostAfter: UInt16}) OVER by_day
          )`;

/** Of these, who was there on a day of more than N days ago, on none after it, and whose ID had not expired by then. */
const whoWent = (set: string) =>
  `if(day + {lostAfter: UInt16} < {today: Date}, bitmapAndnot(bitmapAndnot(${set}, later), expired), ${nobody})`;

/**
 * What stands after FROM: a row for each day with `day` and these columns of what is known about it.
 *
 * - present: who was active or came on the day. Who was present on one of the N days before is in the end of one block of N days or in the beginning of the
 *   next (van Herk, 1992): merging each day into each span that holds it would cost N merges a day.
 * - later: who is active on any day after it.
 * - expired: whose ID had expired by then.
 */
const dayByDay = (series: string, matching: string, columns: string): string => /* sql */ `(
        SELECT
          day,${columns}
        FROM (
          SELECT
            *,
            groupBitmapMergeState(present) OVER (PARTITION BY intDiv(toUInt16(day), {lostAfter: UInt16}) ORDER BY day) AS block_so_far,
            groupBitmapMergeState(present) OVER (PARTITION BY intDiv(toUInt16(day), {lostAfter: UInt16}) ORDER BY day DESC) AS rest_of_block,
            groupBitmapMergeState(active_set) OVER (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS later,
            groupBitmapMergeState(expiring_set) OVER (ORDER BY day) AS expired
          FROM (
            SELECT
              day,
              groupBitmapMergeStateIf(members, role = 'active') AS active_set,
              groupBitmapMergeStateIf(members, role = 'new') AS new_on_day,
              groupBitmapMergeStateIf(members, role IN ('new', 'replacement')) AS came_on_day,
              groupBitmapMergeStateIf(members, role = 'expired') AS expiring_set,
              ${matching} AS matching_set,
              bitmapOr(active_set, came_on_day) AS present,
              sum(session_count) AS begun,
              sum(second_count) AS length
            FROM (${series}

              UNION ALL${everyDay}
            )
            GROUP BY day
          )
        )
        WINDOW by_day AS (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
      )`;
