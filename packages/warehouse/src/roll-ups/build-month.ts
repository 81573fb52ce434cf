import type { Warehouse } from '../warehouse.ts';

/** A month of a product, with the valid build of each of its days that has rows, by day. */
export interface ProductMonth {
  productId: number;
  /** The first of the month. */
  month: string;
  dayBuilds: readonly number[];
}

const insertRollUps = /* sql */ `
    INSERT INTO roll_ups
    SELECT
      {product: UInt32},
      'month',
      subject,
      {month: Date},
      value,
      {build: UInt64},
      groupBitmapMergeState(installations),
      groupBitmapMergeState(crashed_installations),
      sum(session_days),
      sum(crashed_session_days),
      sum(sessions),
      sum(seconds),
      sum(uses),
      sum(total)
    FROM roll_ups
    WHERE product_id = {product: UInt32}
      AND grain = 'day'
      AND toStartOfMonth(period) = {month: Date}
      AND build IN {dayBuilds: Array(UInt64)}
    GROUP BY subject, value`;

/** Writes a month's roll-ups, made of its days', under a new build, and then names it together with those. */
export async function buildMonth(
  warehouse: Warehouse,
  { productId, month, dayBuilds }: ProductMonth,
  build: number,
): Promise<void> {
  const parameters = { product: productId, month, dayBuilds, build };
  await warehouse.command(insertRollUps, parameters);
  await warehouse.command(
    `INSERT INTO builds VALUES ({product: UInt32}, 'month', {month: Date}, {build: UInt64}, {dayBuilds: Array(UInt64)})`,
    parameters,
  );
}
