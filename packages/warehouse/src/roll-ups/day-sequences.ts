import type { OrderedColumn } from './rolled-columns.ts';

/**
 * What stands after FROM: for each day of the rows and each installation that had a value of the column on it, `day`, `installation` and `sequence`,
 * these values as texts in their order (by local hour, then session), without what follows itself.
 */
export const daySequences = (column: OrderedColumn, rows: string): string => /* sql */ `(
      SELECT
        day,
        installation,
        arrayCompact(arrayMap(row -> row.3, arraySort(groupArray((local_hour, session, toString(${column})))))) AS sequence
      FROM ${rows}
      WHERE ${column} != ''
      GROUP BY day, installation
    )`;
