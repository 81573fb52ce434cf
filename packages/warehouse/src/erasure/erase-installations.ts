import { buildsPerEpoch } from '../roll-ups/build-number.ts';
import type { Warehouse } from '../warehouse.ts';
import { installationTables } from './installation-tables.ts';
import { markErased, type ErasedRows } from './mark-erased.ts';

/** Installations of a product that are to be as if they had never been. */
export interface Erasing {
  productId: number;
  /** Ordinals. */
  installations: readonly number[];
}

/** Days of which the tables hold rows of the installations, or roll-ups do: where a kill came after the rows, they are what is left. */
const touchedDays = (tables: readonly string[]) => /* sql */ `
    SELECT DISTINCT day
    FROM (
      ${tables
        .map(
          (table) => /* sql */ `
      SELECT day FROM ${table}
      WHERE product_id = {product: UInt32} AND installation IN {installations: Array(UInt32)}`,
        )
        .join('\n\n      UNION ALL')}

      UNION ALL
      SELECT period AS day FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = ''
        AND bitmapHasAny(installations, bitmapBuild({installations: Array(UInt32)}))
    )
    ORDER BY day`;

const isErased = /* sql */ `product_id = {product: UInt32} AND installation IN {installations: Array(UInt32)}`;

/** A state as the table holds them. What is left of it may be nobody. */
const takenOut = /* sql */ `
    ALTER TABLE arrivals
    UPDATE installations = bitmapAndnot(installations, bitmapBuild({installations: Array(UInt32)}))
    WHERE product_id = {product: UInt32}
      AND bitmapHasAny(installations, bitmapBuild({installations: Array(UInt32)}))
    SETTINGS mutations_sync = 2`;

/**
 * Deletes every row of the installations and takes them out of the sets of arrivals. From then on their days are read from rows, until they are
 * rolled up again. Nothing of the installations may be on its way to the tables any more, and no roll-up be under way in this process. May be
 * repeated, and cut off anywhere.
 */
export async function eraseRows(warehouse: Warehouse, { productId, installations }: Erasing): Promise<ErasedRows> {
  const parameters = { product: productId, installations };
  const tables = await installationTables(warehouse);
  const rows = await warehouse.query<{ day: string }>(touchedDays(tables), parameters);
  const days = rows.map(({ day }) => day);
  if (days.length > 0)
    for (const table of tables)
      await warehouse.command(
        `ALTER TABLE ${table} DELETE WHERE ${isErased} AND day IN {days: Array(Date)} SETTINGS mutations_sync = 2`,
        { ...parameters, days },
      );
  await warehouse.command(`ALTER TABLE cohorts DELETE WHERE ${isErased} SETTINGS mutations_sync = 2`, parameters);
  await warehouse.command(takenOut, parameters);
  return markErased(warehouse, productId, days);
}

/**
 * Deletes the roll-ups that may hold what was erased. Reports that were asked before the rows went may still read them: wait until none of
 * those can be under way.
 */
export async function eraseRollUps(warehouse: Warehouse, { productId, days, epoch }: ErasedRows): Promise<void> {
  if (days.length === 0) return;
  await warehouse.command(
    /* sql */ `
    ALTER TABLE roll_ups DELETE
    WHERE product_id = {product: UInt32}
      AND intDiv(build, {buildsPerEpoch: UInt32}) < {epoch: UInt64}
      AND (
        grain = 'day' AND period IN {days: Array(Date)}
        OR grain = 'month' AND period IN arrayMap(day -> toStartOfMonth(day), {days: Array(Date)})
      )
    SETTINGS mutations_sync = 2`,
    { product: productId, days, epoch, buildsPerEpoch },
  );
}
