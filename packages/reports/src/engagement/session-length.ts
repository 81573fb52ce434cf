import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { rangeParameters } from '../query/parameters.ts';
import { bucketsBetween } from './buckets.ts';

const SessionLengthRowSchema = Type.Object({
  /** Minutes, as people write them: 1-5, 480+. */
  bucket: Type.String(),
  from: Type.Number(),
  /** Not in the bucket itself; `null` in the last one. */
  to: Type.Union([Type.Number(), Type.Null()]),
  sessions: Type.Integer(),
  share: Type.Number(),
});
export type SessionLengthRow = Static<typeof SessionLengthRowSchema>;

/** In minutes: up to one, half an hour, an hour, eight hours and beyond. */
const buckets = bucketsBetween([0, 1, 5, 15, 30, 60, 120, 240, 480]);

/** How long sessions last: how many of them are short, how many long. */
export const sessionLength = defineReport({
  title: 'Sessions by their length',
  definition: `
Counted are the sessions of the session days in the range that fulfil the filters and continue no earlier day's session: a session is
counted on the UTC day on which it began. Environment and kind choose the session days that there are for the report: by default
production and normal.

A session's length is the time that it ran on the day on which it began; what it ran after midnight UTC is not added, so that a session
is at most 24 hours long. The sessions of a day that one record holds together are each taken to be as long as their mean.

A row stands for a bucket, in ascending order, every bucket having a row:

- bucket, from, to: the length in minutes; from counts as in the bucket, to does not; the last bucket has no end, and to is null.
- sessions: the sessions whose length lies in the bucket.
- share: their share of all sessions counted; 0 where there are none.
- totals: sessions; meanMinutes: the mean length; medianMinutes: the middle one of the lengths in ascending order, and of two in
  the middle the shorter one. Both are 0 where no session is counted.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: SessionLengthRowSchema,
  // A bucket's number is how many of the buckets begin at or below the length; a product of whole numbers is exact.
  sql: ({ filtered, where }) => /* sql */ `
    SELECT
      arrayCount(minutes -> minutes * 60 * toUInt64(record_sessions) <= seconds, {starts: Array(UInt16)}) AS rank,
      sum(record_sessions) AS sessions
    FROM (
      SELECT sessions AS record_sessions, seconds
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND NOT continued
        AND ${where}
    )
    GROUP BY rank
  `,
  totals: ({ filtered, where }) => /* sql */ `
    SELECT
      sum(record_sessions) AS sessions,
      if(sessions = 0, 0, sum(seconds) / 60 / sessions) AS meanMinutes,
      if(sessions = 0, 0, quantileExactWeighted(0.5)(seconds / record_sessions, record_sessions) / 60) AS medianMinutes
    FROM (
      SELECT sessions AS record_sessions, seconds
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND NOT continued
        AND ${where}
    )
  `,
  bind: () => ({ starts: buckets.map(({ from }) => from) }),
  // The engine gives the numbers of the buckets, and only of those that hold a session.
  complete(rows) {
    const counted = rows as unknown as { rank: number; sessions: number }[]; // as the SQL has them
    const all = counted.reduce((sum, { sessions }) => sum + sessions, 0);
    return buckets.map((bucket, index) => {
      const sessions = counted.find(({ rank }) => rank === index + 1)?.sessions ?? 0;
      return { ...bucket, sessions, share: all === 0 ? 0 : sessions / all };
    });
  },
});
