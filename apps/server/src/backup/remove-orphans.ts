import { eraseRows, storedTables, type Warehouse } from '@usance/warehouse';
import type { Census } from './census.ts';

/** A statement names so many installations at most. */
const portion = 50_000;

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
    const missing = census.missing(productId);
    for (let i = 0; i < missing.length; i += portion)
      await eraseRows(warehouse, { productId, installations: missing.slice(i, i + portion) });
  }
}
