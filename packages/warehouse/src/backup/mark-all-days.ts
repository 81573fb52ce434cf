import type { Warehouse } from '../warehouse.ts';

/** Marks every day that has session days, so that their roll-ups are built: a restored store has none. */
export async function markAllDays(warehouse: Warehouse): Promise<void> {
  await warehouse.command(/* sql */ `
    INSERT INTO day_marks
    SELECT DISTINCT product_id, day, (SELECT max(epoch) FROM epochs)
    FROM session_days
  `);
}
