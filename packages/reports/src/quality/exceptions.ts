import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { versionOrder } from '../versions/version-order.ts';
import { limitParameter, rangeParameters } from '../query/parameters.ts';

const ExceptionRowSchema = Type.Object({
  fingerprint: Type.String(),
  type: Type.String(),
  /** Where it was thrown; empty where no frame lies in the application. */
  frame: Type.String(),
  exceptions: Type.Integer(),
  unhandled: Type.Integer(),
  installations: Type.Integer(),
  firstDay: Type.String(),
  lastDay: Type.String(),
  firstVersion: Type.String(),
  lastVersion: Type.String(),
});
export type ExceptionRow = Static<typeof ExceptionRowSchema>;

/** So many frames tell exceptions apart; what lies deeper is the way there. */
const tellingFrames = 5;

/** The exceptions of the session days that the question is about, each once, with the version that threw it. */
const thrown = (filtered: string, where: string) => /* sql */ `(
  SELECT
    day,
    installation,
    type,
    frames[1] AS place,
    handled,
    version,
    arrayMap(frame -> replaceRegexpAll(frame, ':[0-9]+', ''), arraySlice(frames, 1, ${tellingFrames})) AS places,
    lower(substring(hex(MD5(arrayStringConcat(arrayPushFront(places, type), char(10)))), 1, 16)) AS fingerprint
  FROM (
    SELECT day, installation, session, version
    FROM ${filtered}
    WHERE day BETWEEN {from: Date} AND {to: Date}
      AND ${where}
  ) AS among
  -- The right side is remembered, the left one streams by: there are few exceptions for so many session days.
  INNER JOIN (
    SELECT day, installation, session, seq, type, frames, handled
    FROM exceptions FINAL
    WHERE product_id = {product: UInt32}
      AND day BETWEEN {from: Date} AND {to: Date}
      AND ({which: String} = 'all' OR handled = ({which: String} = 'handled'))
    SETTINGS do_not_merge_across_partitions_select_final = 1
  ) AS every USING (day, installation, session)
)`;

/** What goes wrong, and where: exceptions that are alike, counted together. */
export const exceptions = defineReport({
  title: 'Exceptions by what was thrown and where',
  definition: `
Environment and kind choose the session days that there are for the report (by default production and normal); of these, the ones
in the range that fulfil the filters count, with all exceptions that were ever sent of them.

- fingerprint: exceptions of one type whose first ${tellingFrames} frames are the same, numbers of lines and columns left aside, have the same one
  and one row: the first 16 hexadecimal digits of the MD5 of the type and those frames, each on a line of its own.
- frame: the first frame, where it was thrown; of several that differ in their numbers, the first in the order of bytes.
- exceptions: how many there were, of which unhandled were caught by nobody.
- installations: those on which there was at least one.
- firstDay, lastDay: of the range's days, the first and the last with one.
- firstVersion, lastVersion: the lowest and the highest version of the session days with one, in the order that upgrades go by, and of equal
  ones by bytes; (none) where no version is known.
- totals: the same counts over all of them, each installation once.

The ones on most installations come first, then the most frequent, then by fingerprint.
`.trim(),
  params: Type.Object({
    ...rangeParameters,
    which: Type.Enum(['all', 'unhandled', 'handled'], {
      default: 'all',
      description: 'Which exceptions count: all, unhandled or handled',
    }),
    limit: limitParameter,
  }),
  row: ExceptionRowSchema,
  sql: ({ filtered, where }) => /* sql */ `
    WITH ${versionOrder}
    SELECT
      fingerprint,
      any(type) AS type,
      min(place) AS frame,
      count() AS exceptions,
      countIf(NOT handled) AS unhandled,
      groupBitmap(installation) AS installations,
      min(day) AS firstDay,
      max(day) AS lastDay,
      argMinIf(version, (order_of(version), version), version != '') AS lowest,
      argMaxIf(version, (order_of(version), version), version != '') AS highest,
      if(lowest = '', '(none)', lowest) AS firstVersion,
      if(highest = '', '(none)', highest) AS lastVersion
    FROM ${thrown(filtered, where)}
    GROUP BY fingerprint
    ORDER BY installations DESC, exceptions DESC, fingerprint
    LIMIT {limit: UInt16}
  `,
  totals: ({ filtered, where }) => /* sql */ `
    SELECT count() AS exceptions, countIf(NOT handled) AS unhandled, groupBitmap(installation) AS installations
    FROM ${thrown(filtered, where)}
  `,
  bind: ({ which, limit }) => ({ which, limit }),
});
