import type { Warehouse } from '../warehouse.ts';

/** Smaller months are read in no time, however many parts they have. */
const worthwhileRows = 100_000;

/** How much of a month may lie outside its largest part. */
const looseShare = 0.02;

/**
 * Merges the parts of the month of `session_days` in which most rows lie outside the largest part, if it is worth it. Answers whether it did.
 * Reading says FINAL, which costs nothing in a month that is one part, and several times the reading itself in one that is ten; the engine
 * by itself stops merging well before that.
 */
export async function mergeParts(warehouse: Warehouse): Promise<boolean> {
  const [month] = await warehouse.query<{ id: string }>(/* sql */ `
    SELECT partition_id AS id
    FROM system.parts
    WHERE database = currentDatabase()
      AND table = 'session_days'
      AND active
    GROUP BY partition_id
    HAVING sum(rows) >= ${worthwhileRows}
      AND sum(rows) - max(rows) > ${looseShare} * sum(rows)
    ORDER BY sum(rows) - max(rows) DESC
    LIMIT 1
  `);
  if (month === undefined) return false;
  // A partition's name takes no parameter. It comes from the engine, and is a month: 202611.
  await warehouse.command(`OPTIMIZE TABLE session_days PARTITION ID '${Number(month.id)}' FINAL`);
  return true;
}
