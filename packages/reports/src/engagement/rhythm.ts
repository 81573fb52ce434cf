import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';

const RhythmRowSchema = Type.Object({
  /** 1 is Monday. */
  weekday: Type.Integer(),
  hour: Type.Integer(),
  sessions: Type.Integer(),
  installations: Type.Integer(),
});
export type RhythmRow = Static<typeof RhythmRowSchema>;

/** When in the week, by the clock where it runs, the product is started. */
export const rhythm = defineReport({
  title: 'Sessions by weekday and hour',
  definition: `
Counted are the session days in the range that fulfil the filters and continue no earlier day's session, by the local weekday and the
local hour in which their session began, as the clock of the installation had them. The range is one of days in UTC. Environment and
kind choose the session days that there are for the report: by default production and normal.

Every hour of the week has a row, from Monday (weekday 1), hour 0, to Sunday (7), hour 23:

- sessions: the sessions that began in it.
- installations: those with such a session, each once in an hour of the week, however many weeks the range has.

Sessions whose local weekday is not known are in no row.

- totals: all sessions that began and their installations, each once; unknownSessions: those sessions whose weekday is not known.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: RhythmRowSchema,
  sql: ({ filtered, where }) => /* sql */ `
    SELECT
      local_weekday AS weekday,
      local_hour AS hour,
      sum(sessions) AS sessions,
      groupBitmap(installation) AS installations
    FROM ${filtered}
    WHERE day BETWEEN {from: Date} AND {to: Date}
      AND NOT continued
      AND local_weekday != 0
      AND ${where}
    GROUP BY local_weekday, local_hour
  `,
  totals: ({ filtered, where }) => /* sql */ `
    SELECT
      sum(session_day.sessions) AS sessions,
      groupBitmap(installation) AS installations,
      sumIf(session_day.sessions, local_weekday = 0) AS unknownSessions
    FROM ${filtered} AS session_day
    WHERE day BETWEEN {from: Date} AND {to: Date}
      AND NOT continued
      AND ${where}
  `,
  complete(rows) {
    const byHour = new Map(rows.map((row) => [row.weekday * 24 + row.hour, row]));
    return Array.from({ length: 7 * 24 }, (_, index) => {
      const [weekday, hour] = [1 + Math.floor(index / 24), index % 24];
      return byHour.get(weekday * 24 + hour) ?? { weekday, hour, sessions: 0, installations: 0 };
    });
  },
});
