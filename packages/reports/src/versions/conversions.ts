import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Pieces } from '../query/compile.ts';
import type { Everyone } from '../query/compile-everyone.ts';
import type { Sets } from '../query/compile-sets.ts';
import { rangeParameters } from '../query/parameters.ts';
import { pathsOf } from './paths.ts';

const ConversionsRowSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  installations: Type.Integer(),
  medianDays: Type.Integer(),
});
export type ConversionsRow = Static<typeof ConversionsRowSchema>;

const licenseTypeParameter = (fallback: string, description: string) =>
  Type.String({ minLength: 1, default: fallback, description });

/** Who went from one type of licence to another, and how many of those who tried the product bought it. */
export const conversions = defineReport({
  title: 'Conversions from licence to licence',
  definition: `
An installation's session days are looked at in their order (by day, local hour, session), without those whose type of licence is
missing. One whose type is another one than that of the session day before it is a change. It is counted if it lies in the range and
fulfils the filters; the one before it may lie before the range and need not fulfil them. Days are UTC. Environment and kind choose the
session days that there are for the report: by default production and normal. A row stands for a type that was left and the one that
followed it:

- installations: those with at least one such change, each once.
- medianDays: the days from the installation's first session day ever with the type that it left to the change, as the median of all
  these changes: the middle one in ascending order, and of two in the middle the shorter one.

The rows with most installations come first, then by from and to.

- totals: started, the installations with a session day in the range that has the type \`start\` and fulfils the filters; converted, those
  of them with a session day of the type \`goal\` later in the range, whether it fulfils the filters or not; share, the converted among
  the started, 0 where none has started.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    start: licenseTypeParameter('trial', 'The type of licence that a conversion starts from'),
    goal: licenseTypeParameter('paid', 'The type of licence that makes it a conversion'),
  }),
  row: ConversionsRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT "from", "to", installations, median_days AS medianDays
    FROM ${pathsOf('license_type', pieces)}
    ORDER BY installations DESC, "from", "to"
  `,
  // Sets do not tell who had the same type once more.
  totals: (pieces, { start, goal }) =>
    pieces.sets && start !== goal ? totalsOfSets(pieces.sets) : totalsOfRows(pieces),
  bind: ({ start, goal }) => ({ start, goal }),
});

const totalsOfRows = ({ source, rowsWhere, where, everyone }: Pieces) => /* sql */ `
    SELECT
      count() AS started,
      countIf(last_goal > first_start) AS converted,
      if(started = 0, 0, converted / started) AS share
    FROM (
      SELECT
        installation,
        minIf(moment, license_type = {start: String} AND ${where}) AS first_start,
        maxIf(moment, license_type = {goal: String}) AS last_goal
      FROM ${everyone ? rowsWhere(mayHaveStarted(everyone)) : source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND license_type IN ({start: String}, {goal: String})
      GROUP BY installation
      HAVING first_start > 0
    )
  `;

/** The rows of others need not be looked at. */
const mayHaveStarted = ({ valuesOf }: Everyone) => /* sql */ `bitmapContains(
          (
            SELECT groupBitmapMergeState(active)
            FROM ${valuesOf('license_type')}
            WHERE value = {start: String}
              AND day BETWEEN {from: Date} AND {to: Date}
          ),
          installation
        )`;

/** The goal is reached on a day after one with the start, or later on such a day. */
const totalsOfSets = ({ sequencesOf }: Sets) => /* sql */ `
    SELECT
      groupBitmapMerge(at_start) AS started,
      groupBitmapMerge(bitmapAnd(at_start, bitmapOr(went_on, at_goal_later))) AS converted,
      if(started = 0, 0, converted / started) AS share
    FROM (
      SELECT
        at_start,
        went_on,
        groupBitmapMergeState(at_goal) OVER (ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS at_goal_later
      FROM (
        SELECT
          day,
          groupBitmapMergeStateIf(active, has(sequence, {start: String})) AS at_start,
          groupBitmapMergeStateIf(active, has(sequence, {goal: String})) AS at_goal,
          groupBitmapMergeStateIf(
            active,
            has(arraySlice(sequence, indexOf(sequence, {start: String}) + 1), {goal: String})
          ) AS went_on
        FROM ${sequencesOf('license_type')}
        WHERE day BETWEEN {from: Date} AND {to: Date}
        GROUP BY day
      )
    )
  `;
