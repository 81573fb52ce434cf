import type { Everyone } from '../query/compile-sets.ts';
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
export const changesOf = (column: Column, pieces: Pieces): string => /* sql */ `(
  WITH
    (SELECT groupUniqArray(value) FROM ${valuesOf(column, pieces)} WHERE value != '') AS known_values,
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
            + if(${pieces.where}, 0x100000, 0)
            + transform(${column}, known_values, arrayEnumerate(known_values), 0) AS row
        FROM ${pieces.everyone ? pieces.rowsWhere(mayHaveChanged(column, pieces.everyone)) : pieces.source}
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

type Column = 'version' | 'license_type';

const valuesOf = (column: Column, { everyone, source }: Pieces) =>
  everyone ? everyone.valuesOf(column) : `(SELECT toString(${column}) AS value FROM ${source})`;

/** Whoever had several values: who is in a value's set and in one of those before it. The rows of others need not be looked at. */
const mayHaveChanged = (column: Column, { valuesOf: setsOf }: Everyone) => /* sql */ `bitmapContains(
            (
              SELECT groupBitmapMergeState(bitmapAnd(of_value, of_values_before))
              FROM (
                SELECT
                  of_value,
                  groupBitmapMergeState(of_value) OVER (ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS of_values_before
                FROM (
                  SELECT value, groupBitmapMergeState(active) AS of_value
                  FROM ${setsOf(column)}
                  WHERE value != ''
                    AND day <= {to: Date}
                  GROUP BY value
                )
              )
            ),
            installation
          )`;
