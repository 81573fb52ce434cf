import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { markGrammar, parseMark } from '../query/mark.ts';
import { rangeParameters } from '../query/parameters.ts';

const DroppingRowSchema = Type.Object({
  active: Type.Integer(),
  installations: Type.Integer(),
  share: Type.Number(),
  only: Type.Integer(),
  last: Type.Integer(),
  activeSessions: Type.Integer(),
  sessions: Type.Integer(),
  activeHours: Type.Number(),
  hours: Type.Number(),
});
export type DroppingRow = Static<typeof DroppingRowSchema>;

/** Who would miss a feature, a system or an old version. */
export const dropping = defineReport({
  title: 'Can we drop it?',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count. Days are UTC. A session day has what is asked about if it used the feature, or if it fulfils
the filter. The answer is one row.

- active: installations with at least one such session day.
- installations: those of them that had it on at least one. share: installations divided by active; 0 if there are none.
- only: those that had it on every one of theirs: they have nothing else.
- last: those that had it on the last one of theirs (by day, local hour, session): they have not turned away from it.
- activeSessions, activeHours: sessions that began on all those session days, and the length of them.
- sessions, hours: the same of the session days that have it, whatever else was done on them.
`.trim(),
  params: Type.Object({
    what: Type.String({ minLength: 1, description: `What may be dropped: ${markGrammar}` }),
    ...rangeParameters,
  }),
  row: DroppingRowSchema,
  marks: ({ what }) => [parseMark(what, 'what')],
  sql: ({ filtered, where, marks }) => /* sql */ `
    SELECT
      count() AS active,
      countIf(has_it) AS installations,
      if(active = 0, 0, installations / active) AS share,
      countIf(has_it_only) AS only,
      countIf(has_it_last) AS last,
      sum(own_sessions) AS activeSessions,
      sum(own_sessions_with_it) AS sessions,
      sum(own_seconds) / 3600 AS activeHours,
      sum(own_seconds_with_it) / 3600 AS hours
    FROM (
      SELECT
        installation,
        max(is_it) AS has_it,
        min(is_it) AS has_it_only,
        argMax(is_it, moment) AS has_it_last,
        sumIf(sessions, NOT continued) AS own_sessions,
        sumIf(sessions, NOT continued AND is_it) AS own_sessions_with_it,
        sum(seconds) AS own_seconds,
        sumIf(seconds, is_it) AS own_seconds_with_it
      FROM (
        SELECT installation, moment, sessions, continued, seconds, ${marks}[1] AS is_it
        FROM ${filtered}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND ${where}
      )
      GROUP BY installation
    )
  `,
});
