import type { Warehouse } from '../warehouse.ts';
import { storedTables } from './stored-tables.ts';

/** An answer names so many at most. */
const page = 200_000;

/** The ordinals of all installations of a product of whom anything is stored, in order, many at a time. */
export async function* ordinalsOf(warehouse: Warehouse, productId: number): AsyncGenerator<number[]> {
  const sources = (await storedTables(warehouse)).flatMap(({ name, columns }) => {
    const where = `FROM ${name} WHERE product_id = {product: UInt32}`;
    if (columns['installation'] !== undefined) return [`SELECT installation AS ordinal ${where}`];
    if (columns['installations'] === undefined) return [];
    return [`SELECT arrayJoin(bitmapToArray(groupBitmapMergeState(installations))) AS ordinal ${where}`];
  });
  for (let after = 0; ;) {
    const rows = await warehouse.query<{ ordinal: number }>(
      /* sql */ `
      SELECT DISTINCT ordinal
      FROM (${sources.join(' UNION ALL ')})
      WHERE ordinal > {after: UInt32}
      ORDER BY ordinal
      LIMIT ${page}
    `,
      { product: productId, after },
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ ordinal }) => ordinal);
    after = last.ordinal;
  }
}
