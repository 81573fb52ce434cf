import { eraseRows, ordinalsOf, storedTables, type Warehouse } from '@usance/warehouse';
import type { Census } from './census.ts';

/** A statement names so many installations at most: to a server they travel in its address, which may not be endless. */
const portion = 5_000;

/** Deletes rows of products that were deleted while the backup was made: the warehouse was read when they were still there. */
export async function removeDeletedProducts(warehouse: Warehouse, { products }: Census): Promise<void> {
  for (const { name, columns } of await storedTables(warehouse)) {
    if (columns['product_id'] === undefined) continue;
    const areOrphans = 'product_id NOT IN {products: Array(UInt32)}';
    const [orphan] = await warehouse.query(`SELECT 1 FROM ${name} WHERE ${areOrphans} LIMIT 1`, { products });
    if (orphan !== undefined)
      await warehouse.command(`ALTER TABLE ${name} DELETE WHERE ${areOrphans} SETTINGS mutations_sync = 2`, {
        products,
      });
  }
}

/**
 * Deletes rows of installations that were erased while the backup was made: the registry, which was read later, knows them no more, nor does
 * their tombstone say which rows were theirs.
 */
export async function removeErasedInstallations(warehouse: Warehouse, census: Census): Promise<void> {
  for (const productId of census.products) {
    const unknown: number[] = [];
    for await (const ordinals of ordinalsOf(warehouse, productId))
      for (const ordinal of ordinals) if (!census.knows(productId, ordinal)) unknown.push(ordinal);
    for (let i = 0; i < unknown.length; i += portion)
      await eraseRows(warehouse, { productId, installations: unknown.slice(i, i + portion) });
  }
}
