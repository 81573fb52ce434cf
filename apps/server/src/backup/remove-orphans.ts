import { storedTables, type Warehouse } from '@usance/warehouse';

/** Deletes rows of products that were deleted while the backup was made: the warehouse was read when they were still there. */
export async function removeOrphans(warehouse: Warehouse, products: readonly number[]): Promise<void> {
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
