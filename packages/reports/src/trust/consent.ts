import { Type, type Static } from 'typebox';
import { purposesText } from '@usance/warehouse';
import { defineReport } from '../define-report.ts';
import { missingWord } from '../filters/clause.ts';
import type { Pieces } from '../query/compile.ts';
import { intervalParameter, rangeParameters } from '../query/parameters.ts';
import { startOfPeriod } from '../query/start-of-period.ts';
import { entered } from '../retention/entered.ts';

const ConsentRowSchema = Type.Object({
  period: Type.String(),
  /** The purposes of a set with commas between them, or one purpose. */
  purposes: Type.String(),
  installations: Type.Integer(),
  share: Type.Number(),
});
export type ConsentRow = Static<typeof ConsentRowSchema>;

/** What the people behind the installations agreed to. */
export const consent = defineReport({
  title: 'What people agreed to',
  definition: `
Each session day carries the purposes that the person had agreed to when it was sent: basic, usage, diagnostics, content, messages.
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones in
the range that fulfil the filters count. Days are UTC, weeks start on Monday, only days of the range count. Nobody who agreed to nothing
is in any row: such an installation sends nothing.

- purposes: a row stands for a set of purposes in a period, its names in alphabetical order, as "basic, usage". With each=purpose it
  stands for one purpose, whatever others were agreed to. (none): no purpose is known.
- installations: those with such a session day in the period. An installation whose set changed within the period is counted under each.
- share: installations divided by all with a session day in the period that counts.
- totals: installations, all that count in the range, each once; changed, how many of them had more than one set in it; new, those
  with their first day in the range of which a session day is known and whose earliest one (by day, local hour, session) fulfils the
  filters, without replacements, which follow an installation whose ID expired; downloads, the number that was entered, and
  participation, new divided by downloads, which is 0 where no number was entered. What was downloaded just before the range or
  installed just after it makes participation inexact, the less the longer the range. A range to compare with has the same downloads.

Rows go by period, then the ones with most installations first. Sets that nobody had in a period are left out.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    interval: intervalParameter('week'),
    each: Type.Enum(['set', 'purpose'], {
      default: 'set',
      description:
        'What a row stands for: set (the purposes that were agreed to together) or purpose (each for itself)',
    }),
    downloads: Type.Integer({
      minimum: 0,
      maximum: 999_999_999,
      default: 0,
      description:
        'How often the product was downloaded in the range, to work out the participation; 0 if that is not known',
    }),
  }),
  row: ConsentRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      period,
      level AS purposes,
      groupBitmapMerge(active) AS installations,
      installations / any(all_active) AS share
    FROM (
      SELECT
        period,
        agreed,
        active,
        groupBitmapMerge(active) OVER (PARTITION BY period) AS all_active
      FROM ${agreedIn(startOfPeriod('day'), pieces)}
    )
    ARRAY JOIN if({each: String} = 'set' OR agreed = '', [${setName}], splitByString(', ', agreed)) AS level
    GROUP BY period, level
    ORDER BY period, installations DESC, level
  `,
  totals: (pieces) => /* sql */ `
    SELECT
      groupBitmapMerge(of_set) AS installations,
      groupBitmapOr(bitmapAnd(of_set, of_sets_before)) AS changed,
      (SELECT count() FROM ${entered(pieces)}) AS new,
      {downloads: UInt32} AS downloads,
      if(downloads = 0, 0, new / downloads) AS participation
    FROM (
      SELECT
        of_set,
        groupBitmapMergeState(of_set) OVER (ORDER BY agreed ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS of_sets_before
      FROM (
        SELECT agreed, groupBitmapMergeState(active) AS of_set
        FROM ${agreedIn('{from: Date}', pieces)}
        GROUP BY agreed
      )
    )
  `,
  bind: ({ each, downloads }) => ({ each, downloads }),
});

/** What stands after FROM: who agreed to what in each period that SQL gives of a day, as a set in one row or several: period, agreed, active. */
const agreedIn = (period: string, { sets, filtered, where }: Pieces) =>
  sets
    ? /* sql */ `(
        SELECT ${period} AS period, value AS agreed, groupBitmapMergeState(active) AS active
        FROM ${sets.purposes}
        WHERE day BETWEEN {from: Date} AND {to: Date}
        GROUP BY period, agreed
      )`
    : /* sql */ `(
        SELECT ${period} AS period, ${purposesText} AS agreed, groupBitmapState(installation) AS active
        FROM ${filtered}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND ${where}
        GROUP BY period, purposes
      )`;

const setName = `if(agreed = '', '${missingWord}', agreed)`;
