import type { QueryOptions, Warehouse } from './warehouse.ts';

/** A month of `session_days`. */
export interface StoredMonth {
  /** The first of the month. */
  month: string;
  /** The part that holds all of its rows, each once; '' where there are several, or none that has been merged. */
  part: string;
}

/** Reads which months of `session_days` are whole: nothing has arrived in them since they were merged. */
export const readMonths = (warehouse: Warehouse, options: QueryOptions = {}): Promise<StoredMonth[]> =>
  warehouse.query<StoredMonth>(
    /* sql */ `
    SELECT
      toDate(parseDateTime(partition_id, '%Y%m')) AS month,
      if(count() = 1 AND max(level) > 0, any(name), '') AS part
    FROM system.parts
    WHERE database = currentDatabase()
      AND table = 'session_days'
      AND active
    GROUP BY partition_id
    ORDER BY partition_id
  `,
    {},
    options,
  );
