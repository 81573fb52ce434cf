import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { addDays } from '../query/days.ts';
import { periodsOf } from '../query/interval.ts';
import type { Pieces } from '../query/compile.ts';
import { rangeParameters } from '../query/parameters.ts';
import { rollingUnion } from '../query/set-series.ts';

const StickinessRowSchema = Type.Object({
  day: Type.String(),
  dau: Type.Integer(),
  wau: Type.Integer(),
  mau: Type.Integer(),
  stickiness: Type.Number(),
});
export type StickinessRow = Static<typeof StickinessRowSchema>;

/** The windows, in days. */
const [weekDays, monthDays] = [7, 30];

/** How many of the installations of a month are active on a day. */
export const stickiness = defineReport({
  title: 'Daily, weekly and monthly active installations',
  definition: `
Every day of the range has a row. Days are UTC. Environment and kind choose the session days that there are for the report: by default
production and normal. Each number counts installations, each once, with at least one session day that fulfils the filters:

- dau: on the day.
- wau: in the 7 days that end with the day.
- mau: in the 30 days that end with the day.
- stickiness: dau / mau; 0 where mau is 0.

The windows of the first days of the range reach back before it: those earlier days count in wau and mau. Filters with latest. choose
installations by the last session day as known now; with feature. by how often they used the feature in the range itself; with
ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: StickinessRowSchema,
  sql: ({ sets, filtered, where }) => /* sql */ `
    SELECT
      day,
      sumIf(bitmapCardinality(within), window_length = 1) AS dau,
      sumIf(bitmapCardinality(within), window_length = ${weekDays}) AS wau,
      sumIf(bitmapCardinality(within), window_length = ${monthDays}) AS mau,
      dau / mau AS stickiness
    FROM ${rollingUnion(sets ? sets.days : activeByDay({ filtered, where }), {
      windows: `[1, ${weekDays}, ${monthDays}]`,
      first: '{since: Date}',
      last: '{to: Date}',
    })}
    WHERE day BETWEEN {from: Date} AND {to: Date}
    GROUP BY day
    HAVING mau > 0
    ORDER BY day
  `,
  bind: ({ from }) => ({ since: addDays(from, 1 - monthDays) }),
  complete(rows, { params: { from, to } }) {
    const byDay = new Map(rows.map((row) => [row.day, row]));
    return periodsOf({ from, to, interval: 'day' }).map((day) => byDay.get(day) ?? { day, ...nothing });
  },
});

const nothing = { dau: 0, wau: 0, mau: 0, stickiness: 0 };

const activeByDay = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
      SELECT day, groupBitmapState(installation) AS active
      FROM ${filtered}
      WHERE day BETWEEN {since: Date} AND {to: Date}
        AND ${where}
      GROUP BY day
    )`;
