import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { activeAndReturningOfSets, lostOfSets, newOfSets } from './activity-of-sets.ts';
import { addDays } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';
import type { Pieces } from '../query/compile.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { intervalParameter, rangeParameters } from '../query/parameters.ts';

const ActivityRowSchema = Type.Object({
  /** First day of the period: the day itself, the week's Monday, the first of the month, or the range's first day. */
  period: Type.String(),
  active: Type.Integer(),
  new: Type.Integer(),
  returning: Type.Integer(),
  lost: Type.Integer(),
  sessions: Type.Integer(),
  hours: Type.Number(),
});
export type ActivityRow = Static<typeof ActivityRowSchema>;

/** How many installations were there, came, came back and went, and how much they were used, period by period. */
export const activity = defineReport({
  title: 'Active, new, returning and lost installations',
  definition: `
Every period of the range has a row. Only days of the range count, in UTC; weeks start on Monday. N is the product's number of days
after which an installation counts as lost. Environment and kind choose the session days that there are for the report: by default
production and normal.

- active: installations with at least one session day in the period that fulfils the filters.
- new: installations whose first day lies in the period and of which a session day is known. The filters look at the earliest of
  their session days (by day, local hour, session). A replacement, which follows an installation whose ID expired, is never new.
- returning: installations with a session day in the period that fulfils the filters and comes after more than N days without any:
  none of the N days before it is a session day, filtered or not, or the first day, and the first day lies before it.
- lost: installations whose last session day, as known now, lies more than N days before today. The filters look at that session day
  (by day, local hour, session). They are counted on that day, or, with lostOn=declared, N + 1 days later. An installation whose ID
  had expired by N days after its last day may have been replaced: it is not counted as lost. Whoever comes back is lost no more.
- sessions: sessions that began in the period: those of session days that fulfil the filters and continue no earlier day's session.
- hours: the length of all session days in the period that fulfil the filters.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    interval: intervalParameter('day'),
    lostOn: Type.Enum(['seen', 'declared'], {
      default: 'seen',
      description: 'The day on which a loss is counted: seen (the last session day) or declared (N + 1 days later)',
    }),
  }),
  row: ActivityRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      period,
      sum(active_count) AS active,
      sum(new_count) AS new,
      sum(returning_count) AS returning,
      sum(lost_count) AS lost,
      sum(sessions_begun) AS sessions,
      sum(seconds_in_all) / 3600 AS hours
    FROM (${partsOf(pieces).join(`

      UNION ALL`)}
    )
    GROUP BY period
    ORDER BY period
  `,
  bind({ from, lostOn }, { lostAfterDays }) {
    const lostLag = lostOn === 'declared' ? lostAfterDays + 1 : 0;
    return { lostLag, since: addDays(from, -lostLag) };
  },
  complete(rows, { params }) {
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    return periodsOf(params).map((period) => byPeriod.get(period) ?? { period, ...nothing });
  },
});

const nothing = { active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 };

/** What each part gives is 0 in all others. */
const partsOf = ({ source, where, firstRows, lastRows, everyone, sets }: Pieces) => [
  ...(everyone
    ? [activeAndReturningOfSets(everyone, sets?.days ?? activeByDay({ source, where }))]
    : [activeOfRows({ source, where }), returningOfRows({ source, where })]),
  sets ? newOfSets(sets) : newOfRows({ source: firstRows, where }),
  sets ? lostOfSets(sets) : lostOfRows({ source: lastRows, where }),
];

type Rows = Pick<Pieces, 'source' | 'where'>;

const activeByDay = ({ source, where }: Rows) => /* sql */ `(
            SELECT
              day,
              groupBitmapState(installation) AS active,
              sumIf(sessions, NOT continued) AS session_count,
              sum(seconds) AS second_count
            FROM ${source}
            WHERE day BETWEEN {from: Date} AND {to: Date}
              AND ${where}
            GROUP BY day
          )`;

const activeOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT
        ${startOfPeriod('day')} AS period,
        groupBitmap(installation) AS active_count,
        0 AS new_count,
        0 AS returning_count,
        0 AS lost_count,
        sumIf(sessions, NOT continued) AS sessions_begun,
        sum(seconds) AS seconds_in_all
      FROM ${source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
      GROUP BY period`;

// Nobody has a row before the first day, so that rows before the range need not be read.
const newOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT ${startOfPeriod('cohort')}, 0, count(), 0, 0, 0, 0
      FROM (
        SELECT installation, any(first_day) AS cohort
        FROM ${source}
        WHERE day >= {from: Date}
          AND first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
        GROUP BY installation
        HAVING argMin(${where}, moment)
      )
      GROUP BY ${startOfPeriod('cohort')}`;

// Days that fulfil the filters, more than N days after the day before them.
const returningOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT ${startOfPeriod('back')}, 0, 0, groupBitmap(installation), 0, 0, 0
      FROM (
        SELECT
          installation,
          arrayJoin(arrayFilter(
            (current, previous) -> current - previous > {lostAfter: UInt16}
              AND current > cohort + {lostAfter: UInt16}
              AND has(matching, current),
            days,
            arrayPushFront(arrayPopBack(days), toDate(0))
          )) AS back
        FROM (
          SELECT
            installation,
            any(first_day) AS cohort,
            arraySort(groupArray(day)) AS days,
            groupArrayIf(day, day >= {from: Date} AND ${where}) AS matching
          FROM ${source}
          WHERE day BETWEEN {from: Date} - {lostAfter: UInt16} AND {to: Date}
            AND first_day < {to: Date} - {lostAfter: UInt16}
          GROUP BY installation
        )
      )
      GROUP BY ${startOfPeriod('back')}`;

// An ID that has expired may have been replaced: its installation is censored.
const lostOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT ${startOfPeriod('dated')}, 0, 0, 0, count(), 0, 0
      FROM (
        SELECT installation, max(day) AS last_day, last_day + {lostLag: UInt16} AS dated
        FROM ${source}
        WHERE day >= {since: Date}
        GROUP BY installation
        HAVING last_day + {lostAfter: UInt16} < {today: Date}
          AND addMonths(any(first_day), {identifierMonths: UInt16}) > last_day + {lostAfter: UInt16}
          AND dated BETWEEN {from: Date} AND {to: Date}
          AND argMax(${where}, moment)
      )
      GROUP BY ${startOfPeriod('dated')}`;
