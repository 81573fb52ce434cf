import type { Context } from './context.ts';

const tables = [
  'session_days',
  'arrivals',
  'exceptions',
  'events',
  'refusals',
  'weeks',
  'builds',
  'roll_ups',
  'cohorts',
];

/**
 * Deletes a product that is marked as deleted: first nothing new can come in, then its rows go, then its installations and
 * itself. May be repeated from the start if it was cut off.
 */
export async function deleteProduct(
  { directory, collector, live, rollUps, warehouse, registry }: Omit<Context, 'access'>,
  id: number,
): Promise<void> {
  await directory.refresh();
  await collector.forget(id);
  live.forget(id);
  const deleteFrom = (table: string) =>
    warehouse.command(`ALTER TABLE ${table} DELETE WHERE product_id = {product: UInt32} SETTINGS mutations_sync = 2`, {
      product: id,
    });
  // Without marks, no roll-up of the product is begun any more.
  await deleteFrom('day_marks');
  await rollUps.interrupt();
  for (const table of tables) await deleteFrom(table);
  await registry.products.remove(id);
}
