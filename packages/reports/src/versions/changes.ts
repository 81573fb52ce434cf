import type { Pieces } from '../query/compile.ts';

/**
 * What stands after FROM: a row for each change of a column's value from one session day of an installation to the next (those without a
 * value left out) that lies in the range and fulfils the filters: `installation`, `from`, `to`, and `days` since the installation's first
 * session day ever with the value that it left.
 *
 * A session day is packed into one number that sorts as its moment does: moment, whether it counts, and the place of its value in the list
 * of all. The day is in the bits of the moment above 69. An installation's session days are cut down to those that begin a run of one
 * value before anything else is asked of them.
 */
export const changesOf = (column: 'version' | 'license_type', { source, where }: Pieces): string => /* sql */ `(
  WITH
    (SELECT groupUniqArray(toString(${column})) FROM ${source} WHERE ${column} != '') AS known_values,
    (row) -> toUInt32(bitAnd(row, 0xFFFFF)) AS number_in,
    (row) -> bitAnd(row, 0x100000) > 0 AS counts,
    (row) -> toDate(toUInt16(bitShiftRight(row, 21 + 69))) AS day_in
  SELECT
    installation,
    known_values[change.1] AS "from",
    known_values[number_in(change.2)] AS "to",
    day_in(change.2) - day_in(runs[indexOf(run_numbers, change.1)]) AS days
  FROM (
    SELECT
      installation,
      arrayFilter(
        (row, step) -> step != 0,
        rows,
        arrayPopFront(arrayDifference(arrayPushFront(arrayMap(row -> number_in(row), rows), 0)))
      ) AS runs,
      arrayMap(row -> number_in(row), runs) AS run_numbers
    FROM (
      SELECT installation, arraySort(groupArray(row)) AS rows
      FROM (
        SELECT
          installation,
          bitShiftLeft(moment, 21)
            + if(${where}, 0x100000, 0)
            + transform(${column}, known_values, arrayEnumerate(known_values), 0) AS row
        FROM ${source}
        WHERE day <= {to: Date}
          AND ${column} != ''
      )
      GROUP BY installation
    )
  )
  ARRAY JOIN arrayZip(arrayPopBack(run_numbers), arrayPopFront(runs)) AS change
  WHERE counts(change.2)
    AND day_in(change.2) >= {from: Date}
)`;
