import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { limitParameter, rangeParameters, splitParameter } from '../query/parameters.ts';
import type { Pieces } from '../query/compile.ts';
import { numberOfPeriod, periodOfNumber } from './period-number.ts';
import { periodParameter } from './period.ts';
import { entered } from './entered.ts';
import { retentionOfSets } from './retention-of-sets.ts';

const RetentionRowSchema = Type.Object({
  /** First day of the cohort's period: the day itself, the week's Monday, or the first of the month. */
  cohort: Type.String(),
  /** Values of what is split by; absent where nothing is. */
  value: Type.Optional(Type.String()),
  value2: Type.Optional(Type.String()),
  value3: Type.Optional(Type.String()),
  /** How many periods after the cohort's. */
  period: Type.Integer(),
  size: Type.Integer(),
  active: Type.Integer(),
  share: Type.Number(),
  isProvisional: Type.Boolean(),
});
export type RetentionRow = Static<typeof RetentionRowSchema>;

/** The engine's calendar begins here: no session day lies before it. */
const beginning = '1970-01-01';

/** How many of those who came in a period were still there so many periods later. */
export const retention = defineReport({
  title: 'Retention of cohorts',
  definition: `
A cohort is made of the installations whose first day lies in one period (day, week or month) and in the range, and of which a session
day is known. Period k is the one that comes k periods after the cohort's; days are UTC, weeks start on Monday. Environment and kind
choose the session days that there are for the report: by default production and normal. Filters and by look at the installation's
first session day (by day, local hour, session) and decide only who is in a cohort: later, every session day counts.

- size: the cohort's installations that are counted at k: those whose ID lives beyond period k. An ID expires a number of months (a
  setting of the product) after the first day, and may be replaced from then on: so from the first period k whose last day is that
  day or later, the installation has left its cohort and is counted neither in size nor in active. Replacements are in no cohort.
- active: of these, with mode=bounded, those with a session day in period k; with mode=rolling, those with a session day in period k or
  later, as known now. At k = 0 it is all of them, since their first day lies there.
- share: active / size.
- isProvisional: period k is not over: today is in it. With mode=rolling, a share can also rise later, when an installation comes back.

Cells of periods that begin after today, and those whose size is 0, are left out. The rows of a cohort go on to k = periods at most.

With feature, cohorts are made by the first use of that feature instead: the day on which the installation is first known to have used it
(in all its time, not only in the range) stands for the first day, and the session day on which it did so for the first session day. Its
ID expires as before, a number of months after its real first day.

With by, each cohort is split by the value; an installation with several entries of a list (licenseStatus) is counted under each. Values
after the first \`limit\` ones, by installations in all cohorts of the range, are one (rest), each installation once. The values of a cohort
with most installations at k = 0 come first, (rest) last. (none): the value is missing. (other): a property's undeclared value that fewer than five
installations of the product have ever sent. With latest., by and filters take the last session day as known now; filters with feature.
choose installations by how often they used the feature in the range, with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    interval: periodParameter,
    periods: Type.Integer({
      minimum: 0,
      maximum: 60,
      default: 12,
      description: 'How many periods after the cohort: 0 to 60',
    }),
    mode: Type.Enum(['bounded', 'rolling'], {
      default: 'bounded',
      description: 'Who counts as active: bounded (a session day in the period) or rolling (in the period or later)',
    }),
    feature: Type.String({
      default: '',
      description: 'The feature by whose first use cohorts are made, such as Export/PDF; without it, by the first day',
    }),
    by: splitParameter,
    limit: limitParameter,
  }),
  row: RetentionRowSchema,
  sql: (pieces, { feature, by }) =>
    pieces.everyone && feature === '' && by === ''
      ? retentionOfSets(pieces.everyone.days, entered(pieces))
      : retentionOfRows(pieces),
  bind: ({ from, periods, mode, feature, limit }) => ({
    periods,
    mode,
    feature,
    limit,
    since: feature === '' ? from : beginning, // a first use may lie before the range
  }),
});

/*
 * Periods are numbered without gaps. Bit k of `seen` says whether an installation was active k periods after its cohort's, and bit
 * 61 whether later than any that is asked for.
 */
const retentionOfRows = ({ source, where, split }: Pick<Pieces, 'source' | 'where' | 'split'>) => /* sql */ `
    SELECT
      ${periodOfNumber('cohort_number')} AS cohort,
      label[1] AS value,
      label[2] AS value2,
      label[3] AS value3,
      k AS period,
      sizes[k + 1] AS size,
      actives[k + 1] AS active,
      active / size AS share,
      toBool(${periodOfNumber('cohort_number + k + 1')} > {today: Date}) AS isProvisional
    FROM (
      SELECT
        cohort_number,
        label,
        sumForEach(arrayMap(k -> k < lived, range({periods: UInt8} + 1))) AS sizes,
        sumForEach(arrayMap(
          k -> k < lived AND if({mode: String} = 'rolling', bitShiftRight(seen, k) != 0, bitTest(seen, k)),
          range({periods: UInt8} + 1)
        )) AS actives
      FROM (
        SELECT DISTINCT
          installation,
          cohort_number,
          lived,
          seen,
          if(rank <= {limit: UInt16}, one_label, arrayMap(one -> '(rest)', one_label)) AS label
        FROM (
          SELECT *, dense_rank() OVER (ORDER BY label_size DESC, one_label) AS rank
          FROM (
            SELECT
              installation,
              ${numberOfPeriod('entry_day')} AS cohort_number,
              -- Over how many periods the ID lives to the end.
              ${numberOfPeriod('addMonths(first_day, {identifierMonths: UInt16})')} - cohort_number AS lived,
              bitOr(1, arrayReduce('groupBitOr', arrayMap(
                number -> bitShiftLeft(toUInt64(1), least(number - cohort_number, 61)),
                arrayFilter(number -> number >= cohort_number, active_numbers)
              ))) AS seen,
              arrayJoin(entry_labels) AS one_label,
              count() OVER (PARTITION BY one_label) AS label_size
            FROM (
              -- Of each installation, the labels of the session day on which it entered its cohort.
              SELECT
                installation,
                any(first_day) AS first_day,
                min(label_entry) AS entry,
                min(label_entry_day) AS entry_day,
                arrayMap(
                  (label, at) -> label,
                  arrayFilter((label, at) -> at = entry, groupArray((label, assumeNotNull(label_entry))))
                ) AS entry_labels,
                groupUniqArrayArray(label_numbers) AS active_numbers
              FROM (
                SELECT
                  installation,
                  label,
                  any(first_day) AS first_day,
                  min(entry) AS label_entry,
                  argMin(is_match, entry) AS label_match,
                  min(entry_day) AS label_entry_day,
                  groupUniqArray(number) AS label_numbers
                FROM (
                  SELECT
                    installation,
                    first_day,
                    {feature: String} = '' OR has(uses.name, {feature: String}) AS enters,
                    if(enters, moment, NULL) AS entry,
                    if(enters, if({feature: String} = '', first_day, day), NULL) AS entry_day,
                    ${numberOfPeriod('day')} AS number,
                    ${where} AS is_match,
                    ${split} AS label
                  FROM ${source}
                  WHERE day >= {since: Date}
                    AND first_day BETWEEN {since: Date} AND {to: Date}
                    AND NOT replacement
                )
                GROUP BY installation, label
              )
              GROUP BY installation
              HAVING entry_day BETWEEN {from: Date} AND {to: Date}
                AND argMin(label_match, label_entry)
            )
          )
        )
      )
      GROUP BY cohort_number, label
    )
    ARRAY JOIN range({periods: UInt8} + 1) AS k
    WHERE ${periodOfNumber('cohort_number + k')} <= {today: Date} AND size > 0
    ORDER BY cohort, value = '(rest)', sizes[1] DESC, label, period
  `;
