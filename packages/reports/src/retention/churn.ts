import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { addDays, daysBetween } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';
import { intervalParameter, rangeParameters } from '../query/parameters.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { livesOf } from './survival.ts';

const ChurnRowSchema = Type.Object({
  /** First day of the period in which the installations came. */
  cohort: Type.String(),
  /** In whole weeks, months or quarters. */
  tenure: Type.Integer(),
  atRisk: Type.Integer(),
  lost: Type.Integer(),
  churn: Type.Number(),
  isProvisional: Type.Boolean(),
});
export type ChurnRow = Static<typeof ChurnRowSchema>;

/** How long a tenure's unit is: the same for all, so that tenures can be compared. */
const unitDays = { week: 7, month: 30, quarter: 90 };

/** When installations are lost in their lives, and whether that gets better from cohort to cohort. */
export const churn = defineReport({
  title: 'Churn by tenure',
  definition: `
Looked at are the installations whose first day lies in the range and of which a session day is known; replacements, which follow an
installation whose ID expired, are left out. Environment and kind choose the session days that there are for the report: by default
production and normal. The filters look at the installation's first session day (by day, local hour, session). Days are UTC, weeks start
on Monday.

An installation's tenure is the time from its first day to its last session day as known now, also after the range, in whole weeks (7
days), months (30 days) or quarters (90 days). Its cohort is the period of the range that has its first day. N is the product's number of
days after which an installation counts as lost. A row stands for a tenure of a cohort, from 0 to the longest of its installations.

- atRisk: installations of the cohort whose tenure is this or longer.
- lost: those of them with just this tenure that are lost: the last session day lies more than N days before today, and the ID had not
  expired by N days after it (else the installation may have been replaced).
- churn: lost divided by atRisk: of those that reached this tenure, the share that came no further.
- isProvisional: whether that is not yet decided for some: for one that came on the cohort's last day in the range, this tenure and N days
  after it end today or later.

Survival tells the same installations' way as one curve. Whoever comes back is lost no more, and has a longer tenure. Filters with
latest. choose installations by the last session day as known now; with feature. by how often they used the feature in the range; with
ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    interval: intervalParameter('month'),
    unit: Type.Enum(['week', 'month', 'quarter'], {
      default: 'month',
      description: 'What tenure is counted in: week (7 days), month (30 days) or quarter (90 days)',
    }),
  }),
  row: ChurnRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      cohort_period AS cohort,
      tenure,
      sum(count()) OVER (PARTITION BY cohort_period ORDER BY tenure DESC) AS atRisk,
      countIf(is_lost) AS lost,
      lost / atRisk AS churn
    FROM (
      SELECT
        ${startOfPeriod('cohort')} AS cohort_period,
        intDiv(last_day - cohort, {unitDays: UInt8}) AS tenure,
        last_day + {lostAfter: UInt16} < {today: Date}
          AND addMonths(cohort, {identifierMonths: UInt16}) > last_day + {lostAfter: UInt16} AS is_lost
      FROM ${livesOf(pieces)}
    )
    GROUP BY cohort_period, tenure
    ORDER BY cohort_period, tenure
  `,
  bind: ({ unit }) => ({ unitDays: unitDays[unit] }),
  // The engine has rows only for tenures that an installation has; in between, nobody is lost.
  complete(rows, { params }, { today, lostAfterDays }) {
    const starts = periodsOf(params);
    return starts.flatMap((cohort, index) => {
      const next = starts[index + 1];
      const lastCame = next === undefined ? params.to : addDays(next, -1);
      const knownDays = daysBetween(lastCame, today) - lostAfterDays;
      const tenures: ChurnRow[] = [];
      for (const row of rows.filter((one) => one.cohort === cohort))
        while (tenures.length <= row.tenure) {
          const tenure = tenures.length;
          const isProvisional = (tenure + 1) * unitDays[params.unit] > knownDays;
          const between = { ...row, tenure, lost: 0, churn: 0 };
          tenures.push({ ...(tenure === row.tenure ? row : between), isProvisional });
        }
      return tenures;
    });
  },
});
