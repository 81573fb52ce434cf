import type { Pieces } from '../query/compile.ts';

/**
 * What stands after FROM: a row for each change of a column's value from one session day of an installation to the next (those without a
 * value left out) that lies in the range and fulfils the filters: `installation`, `from`, `to`, and `days` since the installation's first
 * session day ever with the value that it left.
 *
 * A session day is packed into one number that sorts as its moment does: moment, whether it counts, and the place of its value in the list
 * of all. The day is in the bits of the moment above 69. Of the rows before the range the last one is enough.
 */
export const changesOf = (column: 'version' | 'license_type', { source, where }: Pieces): string => /* sql */ `(
  WITH
    (SELECT groupUniqArray(toString(${column})) FROM ${source} WHERE ${column} != '') AS known_values,
    (one) -> transform(one, known_values, arrayEnumerate(known_values), 0) AS number_of,
    (row) -> toUInt32(bitAnd(row, 0xFFFFF)) AS number_in,
    (row) -> bitAnd(row, 0x100000) > 0 AS counts,
    (row) -> toDate(toUInt16(bitShiftRight(row, 21 + 69))) AS day_in
  SELECT
    change.installation AS installation,
    known_values[change.left_number] AS "from",
    known_values[change.right_number] AS "to",
    change.changed_on - known.first_day_with AS days
  FROM (
    SELECT installation, number, min(day) AS first_day_with
    FROM (
      SELECT installation, day, number_of(${column}) AS number
      FROM ${source}
      WHERE day <= {to: Date}
        AND ${column} != ''
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
          bitShiftLeft(moment, 21) + if(${where}, 0x100000, 0) + number_of(${column}) AS row
        FROM ${source}
        WHERE day <= {to: Date}
          AND ${column} != ''
      )
      GROUP BY installation
      HAVING notEmpty(rights)
    )
  ) AS change ON change.installation = known.installation AND change.left_number = known.number
)`;
