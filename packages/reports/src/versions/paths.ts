import type { OrderedColumn } from '@usance/warehouse';
import type { Everyone } from '../query/compile-everyone.ts';
import type { Sets } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';
import { daysBefore, firstDays, lastBefore, wanderers, withEve } from './stretches.ts';

/**
 * What stands after FROM: the changes of a column's value from one session day of an installation to the next (those without a value left out) that
 * lie in the range and fulfil the filters, in a row for each value that was left and the one that followed: `from`, `to`, `installations`, `changes`, and
 * `median_days` since the installation's first session day ever with the value that it left.
 *
 * A session day is packed into one number that sorts as its moment does: moment, whether it counts, and the place of its value in the list
 * of all. An installation's session days are cut down to those that begin a run of one value before anything else is asked of them.
 */
export const pathsOf = (column: OrderedColumn, pieces: Pieces): string => /* sql */ `(
  WITH
    (SELECT groupUniqArray(value) FROM ${valuesOf(column, pieces)} WHERE value != '') AS known_values,
    (row) -> toUInt32(bitAnd(row, 0xFFFFF)) AS number_in,
    (row) -> bitAnd(row, 0x100000) > 0 AS counts,
    (row) -> toDate(toUInt16(bitShiftRight(row, 21 + ${pieces.sets ? setDayBit : rowDayBit}))) AS day_in
  SELECT
    known_values[change.1] AS "from",
    known_values[change.2] AS "to",
    groupBitmap(installation) AS installations,
    count() AS changes,
    quantileExactLow(0.5)(change.3) AS median_days
  FROM (
    SELECT
      installation,
      arrayFilter(
        (row, step) -> step != 0,
        rows,
        arrayPopFront(arrayDifference(arrayPushFront(arrayMap(row -> number_in(row), rows), 0)))
      ) AS runs,
      arrayMap(row -> number_in(row), runs) AS run_numbers,
      arrayMap(row -> day_in(row), runs) AS run_days,
      arrayJoin(
        arrayFilter(
          (change, row) -> counts(row) AND day_in(row) >= {from: Date},
          arrayMap(
            (left, reached, day) -> (left, reached, day - run_days[indexOf(run_numbers, left)]),
            arrayPopBack(run_numbers),
            arrayPopFront(run_numbers),
            arrayPopFront(run_days)
          ),
          arrayPopFront(runs)
        )
      ) AS change
    FROM (
      SELECT installation, arraySort(groupArray(row)) AS rows
      FROM ${pieces.sets ? packedSets(column, pieces.sets) : packedRows(column, pieces)}
      GROUP BY installation
      HAVING day_in(max(row)) >= {from: Date}
    )
  )
  GROUP BY change.1, change.2
)`;

const valuesOf = (column: OrderedColumn, { everyone, source }: Pieces) =>
  everyone ? everyone.valuesOf(column) : `(SELECT toString(${column}) AS value FROM ${source})`;

/** The lowest bit of the day in the moment of a row, and in what stands for it where sets are asked: day and place in the day. */
const [rowDayBit, setDayBit] = [69, 24];

const packed = (row: { moment: string; counts: string; value: string }) => /* sql */ `bitShiftLeft(${row.moment}, 21)
            + if(${row.counts}, 0x100000, 0)
            + transform(${row.value}, known_values, arrayEnumerate(known_values), 0)`;

const packedRows = (column: OrderedColumn, { everyone, rowsWhere, source, where }: Pieces) => /* sql */ `(
        SELECT installation, ${packed({ moment: 'moment', counts: where, value: column })} AS row
        FROM ${everyone ? rowsWhere(mayHaveChanged(column, everyone)) : source}
        WHERE day <= {to: Date}
          AND ${column} != ''
      )`;

/**
 * Where everything counts, sets tell enough: of most the first day with each value (see `stretches.ts`), of wanderers what they had on each day. How long ago something
 * began that was left in the range, first days before it tell.
 */
const packedSets = (column: OrderedColumn, sets: Sets) => {
  const row = packed({
    moment: `bitShiftLeft(toUInt64(toUInt16(day)), ${setDayBit}) + place`,
    counts: 'true',
    value: 'value',
  });
  const days = withEve(column, sets);
  return /* sql */ `(
        WITH
          (SELECT groupArray((value, had)) FROM ${lastBefore(column, sets)}) AS eve,
          (SELECT * FROM ${wanderers(days)}) AS those_who_wander
        SELECT arrayJoin(bitmapToArray(had)) AS installation, row
        FROM (
          SELECT bitmapAndnot(part.1, those_who_wander) AS had, part.2 AS place, ${row} AS row
          FROM ${firstDays(days)}
          ARRAY JOIN [(bitmapAndnot(first_had, went_to), 1), (bitmapAnd(first_had, went_to), 2)] AS part

          UNION ALL
          SELECT active AS had, place, ${row} AS row
          FROM ${sets.sequencesOf(column, 'those_who_wander')}
          ARRAY JOIN sequence AS value, arrayEnumerate(sequence) AS place
          WHERE day BETWEEN {from: Date} AND {to: Date}
            AND bitmapCardinality(those_who_wander) > 0

          UNION ALL
          SELECT bitmapAnd(before.2, those_who_wander) AS had, 1 AS place, ${row} AS row
          FROM (SELECT {from: Date} - 1 AS day, arrayJoin(eve) AS before, before.1 AS value)

          UNION ALL
          SELECT first_had AS had, 0 AS place, ${row} AS row
          FROM ${firstDays(daysBefore(column, sets, days))}
        )
      )`;
};

/** Whoever had several values: who is in a value's set and in one of those before it. The rows of others need not be looked at. */
const mayHaveChanged = (column: OrderedColumn, { valuesOf: setsOf }: Everyone) => /* sql */ `bitmapContains(
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
