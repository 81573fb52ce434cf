import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { limitParameter, rangeParameters } from '../query/parameters.ts';

const UpgradesRowSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  installations: Type.Integer(),
  upgrades: Type.Integer(),
  isDowngrade: Type.Boolean(),
  medianDays: Type.Integer(),
});
export type UpgradesRow = Static<typeof UpgradesRowSchema>;

/** The paths from version to version: who went from which to which, and after how long. */
export const upgrades = defineReport({
  title: 'Upgrades from version to version',
  definition: `
An installation's session days are looked at in their order (by day, local hour, session), without those whose version is missing. One
whose version is another one than that of the session day before it is a change. It is counted if it lies in the range and fulfils
the filters; the one before it may lie before the range and need not fulfil them. Days are UTC. Environment and kind choose the session
days that there are for the report: by default production and normal. A row stands for a version that was left and the one that
followed it:

- installations: those with at least one such change, each once.
- upgrades: the changes, of which an installation may have made several.
- isDowngrade: whether the version that followed is the lower one, by the numbers in both (4.10 is higher than 4.9, and 4.2.0 than
  4.2). Where either has no number in it, it is not.
- medianDays: the days from the installation's first session day ever with the version that it left to the change, as the median of all
  these changes: the middle one in ascending order, and of two in the middle the shorter one.

The rows with most installations come first, then those with most changes, then by from and to. Only the first \`limit\` ones are given.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, limit: limitParameter }),
  row: UpgradesRowSchema,
  // A row is packed into one number that sorts as its moment does: moment, whether it counts, and the place of its version in the
  // list of all. The day is in the bits of the moment above 69. Of the rows before the range the last one is enough.
  sql: ({ source, where }) => /* sql */ `
    WITH
      (SELECT groupUniqArray(toString(version)) FROM ${source} WHERE version != '') AS versions,
      (one) -> transform(one, versions, arrayEnumerate(versions), 0) AS number_of,
      (row) -> toUInt32(bitAnd(row, 0xFFFFF)) AS number_in,
      (row) -> bitAnd(row, 0x100000) > 0 AS counts,
      (row) -> toDate(toUInt16(bitShiftRight(row, 21 + 69))) AS day_in,
      (text) -> arrayMap(part -> toUInt64(part), extractAll(text, '[0-9]{1,18}')) AS parts_of
    SELECT
      versions[change.left_number] AS "from",
      versions[change.right_number] AS "to",
      groupBitmap(change.installation) AS installations,
      count() AS upgrades,
      toBool(notEmpty(parts_of("to")) AND parts_of("to") < parts_of("from")) AS isDowngrade,
      quantileExactLow(0.5)(change.changed_on - known.first_day_with) AS medianDays
    FROM (
      SELECT installation, number, min(day) AS first_day_with
      FROM (
        SELECT installation, day, number_of(version) AS number
        FROM ${source}
        WHERE day <= {to: Date}
          AND version != ''
      )
      GROUP BY installation, number
    ) AS known
    INNER JOIN (
      SELECT
        installation,
        arrayJoin(arrayZip(
          arrayFilter((left, right) -> counts(right) AND left > 0 AND number_in(left) != number_in(right), lefts, rights),
          arrayFilter((right, left) -> counts(right) AND left > 0 AND number_in(left) != number_in(right), rights, lefts)
        )) AS change,
        number_in(change.1) AS left_number,
        number_in(change.2) AS right_number,
        day_in(change.2) AS changed_on
      FROM (
        SELECT
          installation,
          arraySort(groupArrayIf(row, day >= {from: Date})) AS rights,
          arrayPushFront(arrayPopBack(rights), maxIf(row, day < {from: Date})) AS lefts -- 0 where there is none
        FROM (
          SELECT
            installation,
            day,
            bitShiftLeft(moment, 21) + if(${where}, 0x100000, 0) + number_of(version) AS row
          FROM ${source}
          WHERE day <= {to: Date}
            AND version != ''
        )
        GROUP BY installation
        HAVING notEmpty(rights)
      )
    ) AS change ON change.installation = known.installation AND change.left_number = known.number
    GROUP BY "from", "to"
    ORDER BY installations DESC, upgrades DESC, "from", "to"
    LIMIT {limit: UInt16}
  `,
  bind: ({ limit }) => ({ limit }),
});
