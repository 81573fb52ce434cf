import type { Context } from './context.ts';

const tables = ['session_days', 'arrivals', 'exceptions'];

/**
 * Deletes a product that is marked as deleted: first nothing new can come in, then its rows go, then its installations and
 * itself. May be repeated from the start if it was cut off.
 */
export async function deleteProduct(
  { directory, collector, warehouse, registry }: Omit<Context, 'access'>,
  id: number,
): Promise<void> {
  await directory.refresh();
  await collector.forget(id);
  for (const table of tables)
    await warehouse.command(
      `ALTER TABLE ${table} DELETE WHERE product_id = {product: UInt32} SETTINGS mutations_sync = 2`,
      { product: id },
    );
  await registry.products.remove(id);
}
