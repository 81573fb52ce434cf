import type { Warehouse } from '@usance/warehouse';

/** The first and the last day of which a product has anything; both `null` where nothing has arrived. */
export interface DataDays {
  firstDay: string | null;
  lastDay: string | null;
}

/** Which days there are to ask about, whatever environment and kind of installation they are of. */
export async function dataDays(warehouse: Warehouse, productId: number): Promise<DataDays> {
  const [days] = await warehouse.query<DataDays>(
    // In the order of the table's key, so that each end is one row to read, however many there are.
    /* sql */ `
    SELECT
      (
        SELECT day
        FROM session_days
        WHERE product_id = {product: UInt32}
        ORDER BY product_id, day
        LIMIT 1
      ) AS "firstDay",
      (
        SELECT day
        FROM session_days
        WHERE product_id = {product: UInt32}
        ORDER BY product_id DESC, day DESC
        LIMIT 1
      ) AS "lastDay"
  `,
    { product: productId },
  );
  return days ?? { firstDay: null, lastDay: null };
}
