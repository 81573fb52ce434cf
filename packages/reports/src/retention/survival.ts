import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';
import { lastSeen } from '../query/set-series.ts';
import { entered } from './entered.ts';

const SurvivalRowSchema = Type.Object({
  /** In whole days or weeks. */
  tenure: Type.Integer(),
  atRisk: Type.Integer(),
  lost: Type.Integer(),
  survival: Type.Number(),
});
export type SurvivalRow = Static<typeof SurvivalRowSchema>;

/** How long installations stay: the Kaplan-Meier estimate, which also learns from those that are still there. */
export const survival = defineReport({
  title: 'How long installations stay',
  definition: `
Looked at are the installations whose first day lies in the range and of which a session day is known; replacements, which follow an
installation whose ID expired, are left out. Environment and kind choose the session days that there are for the report: by default
production and normal. The filters look at the installation's first session day (by day, local hour, session). Days are UTC.

An installation's tenure is the time from its first day to its last session day as known now, also after the range: in days, or in
whole weeks of seven days with unit=week. N is the product's number of days after which an installation counts as lost.

- tenure: a row stands for each, from 0 to the longest of an installation.
- atRisk: installations whose tenure is this or longer.
- lost: those of them with just this tenure that are lost: the last session day lies more than N days before today, and the ID had not
  expired by N days after it (else the installation may have been replaced). All others are censored: they count in atRisk up to
  their tenure, since no more is known of them, and are never lost.
- survival: the estimated share of installations that stay longer than this tenure (Kaplan-Meier): the product of
  1 - lost / atRisk over this and all shorter tenures.

Whoever comes back is lost no more, and has a longer tenure. Filters with latest. choose installations by the last session day as known
now; with feature. by how often they used the feature in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    unit: Type.Enum(['day', 'week'], { default: 'day', description: 'What tenure is counted in: day or week' }),
  }),
  row: SurvivalRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      tenure,
      sum(count()) OVER (ORDER BY tenure DESC) AS atRisk,
      countIf(is_lost) AS lost,
      0 AS survival
    FROM (
      SELECT
        intDiv(last_day - cohort, if({unit: String} = 'week', 7, 1)) AS tenure,
        last_day + {lostAfter: UInt16} < {today: Date}
          AND addMonths(cohort, {identifierMonths: UInt16}) > last_day + {lostAfter: UInt16} AS is_lost
      FROM ${livesOf(pieces)}
    )
    GROUP BY tenure
    ORDER BY tenure
  `,
  bind: ({ unit }) => ({ unit }),
  // The engine has rows only for tenures that an installation has; in between, nobody is lost.
  complete(rows) {
    const survivals: SurvivalRow[] = [];
    let share = 1;
    for (const { tenure, atRisk, lost } of rows) {
      while (survivals.length < tenure) survivals.push({ tenure: survivals.length, atRisk, lost: 0, survival: share });
      share *= 1 - lost / atRisk;
      survivals.push({ tenure, atRisk, lost, survival: share });
    }
    return survivals;
  },
});

/** What stands after FROM: the installations that are in a cohort of the range, each once: installation, cohort (the first day), last_day. */
export const livesOf = (pieces: Pieces): string =>
  pieces.everyone ? livesOfSets(pieces.everyone.days, entered(pieces)) : livesOfRows(pieces);

const livesOfRows = ({ source, where }: Pick<Pieces, 'source' | 'where'>) => /* sql */ `(
        SELECT installation, any(first_day) AS cohort, max(day) AS last_day
        FROM ${source}
        WHERE day >= {from: Date}
          AND first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
        GROUP BY installation
        HAVING argMin(${where}, moment)
      )`;

const livesOfSets = (days: string, installations: string) => /* sql */ `(
        SELECT installation, first_day AS cohort, last_day
        FROM (
          SELECT arrayJoin(bitmapToArray(edge)) AS installation, day AS last_day
          FROM ${lastSeen(days)}
          WHERE day >= {from: Date}
        ) AS seen
        INNER JOIN ${installations} AS known USING (installation)
      )`;
