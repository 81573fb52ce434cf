import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { activityByValue, ranks } from './activity-by-value.ts';
import { activityOfMatchingSets, activityOfSets, unsureOf } from './activity-of-sets.ts';
import { addDays } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';
import type { Pieces } from '../query/compile.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { intervalParameter, limitParameter, rangeParameters, splitParameter } from '../query/parameters.ts';

const ActivityRowSchema = Type.Object({
  /** First day of the period: the day itself, the week's Monday, the first of the month, or the range's first day. */
  period: Type.String(),
  /** Values of what is split by; absent where nothing is. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
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
- totals: the same six numbers of the whole range, each installation once, whatever the values.

With by, a row stands for a value in a period, and says what the report would say if only session days with that value fulfilled the
filters: so who had several values is active under each of them, but new under the first one's and lost under the last one's. A session
day with several entries of a list (licenseStatus) has each of them; with latest., all of an installation's session days have the value of its last one as
known now. (none): the value is missing. (other): a property's undeclared value that fewer than five installations of the product have ever
sent. (rest): all values after the first \`limit\` ones, together, by active installations over the whole range or by the count that rankBy
names. In each period the values of which that is highest come first and (rest) last; values of which there is nothing in a period are left out.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    interval: intervalParameter('day'),
    by: splitParameter,
    limit: limitParameter,
    rankBy: Type.Enum([...ranks], {
      default: 'active',
      description: 'By which count values are put in order: active, new, returning or lost',
    }),
    lostOn: Type.Enum(['seen', 'declared'], {
      default: 'seen',
      description: 'The day on which a loss is counted: seen (the last session day) or declared (N + 1 days later)',
    }),
  }),
  row: ActivityRowSchema,
  sql: (pieces, { by }) => (by === '' ? activityOfAll(pieces) : activityByValue(pieces)),
  totalsOfRows(rows) {
    const names = Object.keys(nothing);
    const total: Record<string, unknown> = rows.find((row) => row['is_total'] === 1) ?? nothing;
    const counts = rows[0]?.['counts_in_all'] ?? names.map((name) => total[name]);
    return Object.fromEntries(names.map((name, index) => [name, Number((counts as unknown[])[index])])); // the SQL makes the rows
  },
  bind({ from, lostOn, limit, rankBy }, { lostAfterDays }) {
    const lostLag = lostOn === 'declared' ? lostAfterDays + 1 : 0;
    return { limit, rankBy, lostLag, since: addDays(from, -lostLag) };
  },
  complete(rows, { params }) {
    if (params.by !== '') return rows;
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    return periodsOf(params).map((period) => byPeriod.get(period) ?? { period, ...nothing });
  },
});

const nothing = { active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 };

/** The statement: a row for each period in which there is something, and one for the whole range. */
function activityOfAll(pieces: Pieces): string {
  const parts = partsOf(pieces);
  // To add up what is one part anyhow would take longer to plan than to do.
  const [sum, grouping] = parts.length === 1 ? ['', ''] : ['sum', 'GROUP BY is_total, period'];
  return /* sql */ `
    SELECT
      period,
      is_total,
      ${sum}(active_count) AS active,
      ${sum}(new_count) AS new,
      ${sum}(returning_count) AS returning,
      ${sum}(lost_count) AS lost,
      ${sum}(sessions_begun) AS sessions,
      ${sum}(seconds_in_all) / 3600 AS hours
    FROM (${parts.join(`

      UNION ALL`)}
    )
    ${grouping}
    ORDER BY is_total DESC, period
  `;
}

/** What each part gives is 0 in all others. */
function partsOf({ source, filtered, where, rowsWhere, everyone }: Pieces): string[] {
  if (everyone && where === 'true') return [activityOfSets(everyone)];
  if (everyone === undefined)
    return [activeOfRows({ filtered, where }), returningOfRows({ source, where }), newAndLostOfRows({ source, where })];
  const question = { everyone, matching: matchingByDay({ source, where }) };
  return [activityOfMatchingSets(question), newAndLostOfRows({ source: rowsWhere(isIn(unsureOf(question))), where })];
}

type FilteredRows = Pick<Pieces, 'filtered' | 'where'>;

type Rows = Pick<Pieces, 'source' | 'where'>;

/** As `activityOfMatchingSets` takes it. */
const matchingByDay = ({ source, where }: Rows) => /* sql */ `(
        SELECT groupArray((day, matching, others, session_count, second_count))
        FROM (
          SELECT
            day,
            groupBitmapStateIf(installation, fulfils) AS matching,
            groupBitmapStateIf(installation, NOT fulfils) AS others,
            sumIf(sessions, fulfils AND NOT continued) AS session_count,
            sumIf(seconds, fulfils) AS second_count
          FROM (SELECT day, installation, sessions, continued, seconds, ${where} AS fulfils FROM ${source})
          WHERE day >= {since: Date}
          GROUP BY day
        )
      )`;

/** Mostly nobody is in the set, and then nothing is read. */
const isIn = (set: string) => `bitmapCardinality(${set}) > 0 AND bitmapContains(${set}, installation)`;

const activeOfRows = ({ filtered, where }: FilteredRows) => /* sql */ `
      SELECT
        ${startOfPeriod('day')} AS period,
        grouping(period) AS is_total,
        groupBitmap(installation) AS active_count,
        0 AS new_count,
        0 AS returning_count,
        0 AS lost_count,
        sumIf(sessions, NOT continued) AS sessions_begun,
        sum(seconds) AS seconds_in_all
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
      GROUP BY ROLLUP(period)`;

// Days that fulfil the filters, more than N days after the day before them.
const returningOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT ${startOfPeriod('back')} AS period, grouping(period), 0, 0, groupBitmap(installation), 0, 0, 0
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
      GROUP BY ROLLUP(period)`;

// Nobody has a row before the first day. An ID that has expired may have been replaced: its installation is censored.
const newAndLostOfRows = ({ source, where }: Rows) => /* sql */ `
      SELECT ${startOfPeriod('dated')} AS period, grouping(period), 0, countIf(edge = 'new'), 0, countIf(edge = 'lost'), 0, 0
      FROM (
        SELECT
          any(first_day) AS cohort,
          max(day) AS last_day,
          any(replacement) AS replaces,
          argMin(${where}, moment) AS first_fulfils,
          argMax(${where}, moment) AS last_fulfils,
          last_day + {lostAfter: UInt16} < {today: Date}
            AND addMonths(cohort, {identifierMonths: UInt16}) > last_day + {lostAfter: UInt16} AS is_lost
        FROM ${source}
        WHERE day >= {since: Date}
        GROUP BY installation
      )
      ARRAY JOIN
        ['new', 'lost'] AS edge,
        [cohort, last_day + {lostLag: UInt16}] AS dated,
        [first_fulfils AND NOT replaces, last_fulfils AND is_lost] AS counts
      WHERE counts
        AND dated BETWEEN {from: Date} AND {to: Date}
      GROUP BY ROLLUP(period)`;
