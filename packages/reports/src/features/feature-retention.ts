import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { addDays } from '../query/days.ts';
import { rangeParameters } from '../query/parameters.ts';
import { featureParameter } from './feature-parameter.ts';

const FeatureRetentionRowSchema = Type.Object({
  /** 1 is the week that begins seven days after the first day. */
  week: Type.Integer(),
  users: Type.Integer(),
  usersActive: Type.Integer(),
  /** `null` if there are no users to follow. */
  usersRetention: Type.Union([Type.Number(), Type.Null()]),
  others: Type.Integer(),
  othersActive: Type.Integer(),
  /** `null` if there are no others to follow. */
  othersRetention: Type.Union([Type.Number(), Type.Null()]),
  isProvisional: Type.Boolean(),
});
export type FeatureRetentionRow = Static<typeof FeatureRetentionRowSchema>;

/** Whether those who find a feature early stay longer. */
export const featureRetention = defineReport({
  title: 'Retention with and without a feature',
  definition: `
The report is about the installations whose first day lies in the range and of which a session day is known. The filters look
at the earliest of their session days (by day, local hour, session); those with feature., ever. and latest. choose
installations. A replacement, which follows an installation whose ID expired, is left out. Environment and kind choose the session days
that there are for the report: by default production and normal. Days are UTC. Users are the installations that used the feature in their
first seven days, the first day among them; others are those that did not.

Every installation's weeks are counted from its own first day: week k is the seven days from the day 7 k days after it. There is a
row for every week from 1 to \`weeks\`. (In week 0 it is decided who is a user.)

- users, others: those whose week k ended before today, and before their ID expired. An installation leaves the count with
  the week in which its ID expires, since nobody knows what it does under another.
- usersActive, othersActive: how many of them have a session day in their week k, whatever they do on it.
- usersRetention, othersRetention: the active ones divided by all; null if there are none.
- isProvisional: whether the week of some installation, one with its first day on the range's last day, ends today or later. As long as
  it does, fewer installations are counted than in the weeks before.

Who finds a feature may stay for other reasons than the feature: a difference is no proof that it makes them stay.
`.trim(),
  params: Type.Object({
    feature: featureParameter,
    weeks: Type.Integer({ minimum: 1, maximum: 104, default: 12, description: 'How many weeks to follow: 1 to 104' }),
    ...rangeParameters,
  }),
  row: FeatureRetentionRowSchema,
  sql: ({ source, where }) => /* sql */ `
    SELECT
      week,
      countIf(is_user) AS users,
      countIf(is_user AND is_active) AS usersActive,
      if(users = 0, NULL, usersActive / users) AS usersRetention,
      countIf(NOT is_user) AS others,
      countIf(NOT is_user AND is_active) AS othersActive,
      if(others = 0, NULL, othersActive / others) AS othersRetention
    FROM (
      SELECT
        is_user,
        arrayJoin(range(1, {weeks: UInt16} + 1)) AS week,
        has(active_weeks, week) AS is_active
      FROM (
        SELECT
          installation,
          any(first_day) AS cohort,
          max(day < first_day + 7 AND has(uses.name, {feature: String})) AS is_user,
          groupUniqArray(intDiv(day - first_day, 7)) AS active_weeks
        FROM ${source}
        WHERE day >= {from: Date}
          AND first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
        GROUP BY installation
        HAVING argMin(${where}, moment)
      )
      WHERE cohort + 7 * week + 6 < least({today: Date}, addMonths(cohort, {identifierMonths: UInt16}))
    )
    GROUP BY week
  `,
  bind: ({ feature, weeks }) => ({ feature, weeks }),
  complete(rows, { params: { weeks, to } }, { today }) {
    const byWeek = new Map(rows.map((row) => [row.week, row]));
    return Array.from({ length: weeks }, (_, index) => {
      const week = index + 1;
      return { ...(byWeek.get(week) ?? { week, ...nobody }), isProvisional: addDays(to, 7 * week + 6) >= today };
    });
  },
});

const nobody = { users: 0, usersActive: 0, usersRetention: null, others: 0, othersActive: 0, othersRetention: null };
