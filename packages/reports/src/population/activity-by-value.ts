import type { Pieces } from '../query/compile.ts';
import { nobody } from '../query/set-series.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { knownDays, type EveryDay } from './activity-of-sets.ts';

/*
 * Activity split by values. Who came on a day, returned and was lost does not depend on values: sets of all installations tell it. Under which value they are counted, the
 * sets of who had which value on that day tell, but for the unsure, whose rows are looked at.
 */

/** By what values are put in order. */
export const ranks = ['active', 'new', 'returning', 'lost'] as const;

/** Of these, the one by which the question puts values in order. */
const ranking = (of: Record<(typeof ranks)[number], string>) =>
  `multiIf(${ranks.map((rank) => `{rankBy: String} = '${rank}', ${of[rank]}`).join(', ')}, ${of.active})`;

/** The statement: a row for each period and value in which somebody is counted. */
export function activityByValue(pieces: Pieces): string {
  const { source, where, rowsWhere, cellsByDay, everyone = everyoneOfRows(pieces) } = pieces;
  return /* sql */ `
    WITH
      (SELECT groupArray((day, first_set, new_set, back_set, went_set)) FROM ${knownDays(everyone)}) AS known_days,
      (
        SELECT groupArray((label_period, label, active, session_count, second_count))
        FROM (
          SELECT label_period, label, active, session_count, second_count
          FROM ${cellsByDay()}

          UNION ALL${where === 'true' ? wholeDays(everyone) : daysAndOthers({ source, where })}
        )
      ) AS labelled_days,
      ${whoIsUnsure} AS unsure
    SELECT
      cell.1 AS period,
      if(rank <= {limit: UInt16}, label, arrayMap(one -> '(rest)', label)) AS labels,
      labels[1] AS value,
      labels[2] AS value2,
      labels[3] AS value3,
      groupBitmapMerge(cell.2) AS active,
      groupBitmapMerge(cell.3) AS new,
      groupBitmapMerge(cell.4) AS returning,
      groupBitmapMerge(cell.5) AS lost,
      sum(cell.6) AS sessions,
      sum(cell.7) / 3600 AS hours,
      any(in_all) AS counts_in_all
    FROM (
      SELECT
        label,
        groupArray((period, seen, came, back, gone, begun, length)) AS cells,
        row_number() OVER (
          ORDER BY groupBitmapMerge(${ranking({ active: 'seen', new: 'came', returning: 'back', lost: 'gone' })}) DESC, label
        ) AS rank,
        tupleConcat(
          (
            groupBitmapMerge(groupBitmapMergeState(seen)) OVER (),
            groupBitmapMerge(groupBitmapMergeState(came)) OVER (),
            groupBitmapMerge(groupBitmapMergeState(back)) OVER (),
            groupBitmapMerge(groupBitmapMergeState(gone)) OVER ()
          ),
          (
            SELECT (sum(session_count), sum(second_count) / 3600)
            FROM ${labelledByDay}
            WHERE empty(label)
              AND day BETWEEN {from: Date} AND {to: Date}
          )
        ) AS in_all
      FROM (
        SELECT
          label,
          ${startOfPeriod('dated')} AS period,
          groupBitmapMergeState(seen_set) AS seen,
          groupBitmapMergeState(came_set) AS came,
          groupBitmapMergeState(back_set) AS back,
          groupBitmapMergeState(gone_set) AS gone,
          sum(session_count) AS begun,
          sum(second_count) AS length
        FROM (${ofSets}

          UNION ALL${ofRows({ rows: rowsWhere('bitmapContains(unsure, installation)'), pieces })}
        )
        WHERE dated BETWEEN {from: Date} AND {to: Date}
        GROUP BY label, period
        HAVING bitmapCardinality(bitmapOr(seen, bitmapOr(came, gone))) > 0
      )
      GROUP BY label
    )
    ARRAY JOIN cells AS cell
    GROUP BY period, labels
    ORDER BY period, value = '(rest)', ${ranking({ active: 'active', new: 'new', returning: 'returning', lost: 'lost' })} DESC, labels
  `;
}

/** Where there are no roll-ups of what is asked for. */
const everyoneOfRows = ({ source }: Pieces): EveryDay => ({
  days: `(
              SELECT
                day,
                groupBitmapState(installation) AS active,
                sumIf(sessions, NOT continued) AS session_count,
                sum(seconds) AS second_count
              FROM ${source}
              GROUP BY day
            )`,
  newcomers: `(
              SELECT first_day, replacement, groupBitmapState(installation) AS came
              FROM ${source}
              GROUP BY first_day, replacement
            )`,
});

/** Each day's sums, under no label: a session day with several labels is in several of theirs. */
const wholeDays = ({ days }: EveryDay) => /* sql */ `
          SELECT day, emptyArrayString(), ${nobody}, session_count, second_count
          FROM ${days}
          WHERE day BETWEEN {since: Date} AND {to: Date}`;

/** The same with whoever has a row that does not fulfil the filters. */
const daysAndOthers = ({ source, where }: Pick<Pieces, 'source' | 'where'>) => /* sql */ `
          SELECT
            day,
            emptyArrayString(),
            groupBitmapStateIf(installation, NOT fulfils),
            sumIf(sessions, fulfils AND NOT continued),
            sumIf(seconds, fulfils)
          FROM (SELECT day, installation, sessions, continued, seconds, ${where} AS fulfils FROM ${source})
          WHERE day BETWEEN {since: Date} AND {to: Date}
          GROUP BY day`;

const knownByDay = /* sql */ `(
              SELECT one.1 AS day, one.2 AS first_set, one.3 AS new_set, one.4 AS back_set, one.5 AS went_set
              FROM (SELECT arrayJoin(known_days) AS one)
            )`;

const labelledByDay = /* sql */ `(
              SELECT one.1 AS day, one.2 AS label, one.3 AS active, one.4 AS session_count, one.5 AS second_count
              FROM (SELECT arrayJoin(labelled_days) AS one)
            )`;

/**
 * A scalar: who has rows under several labels on the first day or on the last, and of who came in the range, who has no row of the first day. Which row comes
 * first there, rows alone tell.
 */
const whoIsUnsure = /* sql */ `(
        SELECT groupBitmapMergeState(bitmapOr(
          bitmapAnd(bitmapOr(first_set, went_set), had_several),
          bitmapAnd(bitmapAndnot(first_set, new_set), newcomers)
        ))
        FROM (
          SELECT *, groupBitmapMergeStateIf(new_set, day >= {from: Date}) OVER () AS newcomers
          FROM ${knownByDay}
        ) AS known
        LEFT JOIN (
          SELECT day, groupBitmapMergeState(bitmapAnd(active, had_before)) AS had_several
          FROM (
            SELECT
              day,
              active,
              groupBitmapMergeState(active) OVER (
                PARTITION BY day ORDER BY label ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
              ) AS had_before
            FROM ${labelledByDay}
          )
          GROUP BY day
        ) AS several USING (day)
      )`;

const ofSets = /* sql */ `
          SELECT
            label,
            dated,
            if(is_seen, active, ${nobody}) AS seen_set,
            if(is_seen, at_edge, ${nobody}) AS came_set,
            if(is_seen, bitmapAnd(back_set, active), ${nobody}) AS back_set,
            if(is_seen, ${nobody}, at_edge) AS gone_set,
            if(is_seen, session_count, 0) AS session_count,
            if(is_seen, second_count, 0) AS second_count
          FROM (
            SELECT
              label,
              dated,
              is_seen,
              active,
              back_set,
              session_count,
              second_count,
              bitmapAndnot(bitmapAnd(if(is_seen, bitmapAnd(first_set, new_set), went_set), active), unsure) AS at_edge
            FROM ${labelledByDay} AS labelled
            INNER JOIN ${knownByDay} AS known USING (day)
            ARRAY JOIN [day, day + {lostLag: UInt16}] AS dated, [true, false] AS is_seen
            WHERE notEmpty(label)
          )`;

/** Who of the unsure is new or lost under which label. A session day may have several. */
const ofRows = ({ rows, pieces: { where, split } }: { rows: string; pieces: Pieces }) => /* sql */ `
          SELECT
            label,
            dated,
            ${nobody},
            if(edge = 'new', bitmapBuild([installation]), ${nobody}),
            ${nobody},
            if(edge = 'lost', bitmapBuild([installation]), ${nobody}),
            0,
            0
          FROM (
            SELECT
              installation,
              label,
              cohort,
              max(label_last_day) OVER own AS last_day,
              first_moment = min(first_moment) OVER own AND first_fulfils AND NOT replaces AS is_new,
              last_moment = max(last_moment) OVER own AND last_fulfils
                AND last_day + {lostAfter: UInt16} < {today: Date}
                AND addMonths(cohort, {identifierMonths: UInt16}) > last_day + {lostAfter: UInt16} AS is_lost
            FROM (
              SELECT
                installation,
                label,
                any(first_day) AS cohort,
                any(replacement) AS replaces,
                max(day) AS label_last_day,
                min(moment) AS first_moment,
                max(moment) AS last_moment,
                argMin(fulfils, moment) AS first_fulfils,
                argMax(fulfils, moment) AS last_fulfils
              FROM (
                SELECT installation, first_day, replacement, day, moment, ${where} AS fulfils, ${split} AS label
                FROM ${rows}
                WHERE day >= {since: Date}
              )
              GROUP BY installation, label
            )
            WINDOW own AS (PARTITION BY installation)
          )
          ARRAY JOIN ['new', 'lost'] AS edge, [cohort, last_day + {lostLag: UInt16}] AS dated, [is_new, is_lost] AS counts
          WHERE counts`;
