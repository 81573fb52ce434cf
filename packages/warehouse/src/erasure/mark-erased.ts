import { insertMarks } from '../roll-ups/day-marks.ts';
import { currentEpoch } from '../roll-ups/drop-old-builds.ts';
import type { Warehouse } from '../warehouse.ts';

/** What rows an erasure took, and which roll-ups may still hold them. */
export interface ErasedRows {
  productId: number;
  days: readonly string[];
  /** Builds of epochs before this one may hold what was erased; none of them is valid for these days any more. */
  epoch: number;
}

/** Called when rows of these days have gone: what is built from here on cannot hold them, and what was built before is not valid any more. */
export async function markErased(
  warehouse: Warehouse,
  productId: number,
  days: readonly string[],
): Promise<ErasedRows> {
  const epoch = await currentEpoch(warehouse);
  if (days.length > 0)
    await insertMarks(
      warehouse,
      days.map((day) => ({ productId, day })),
    );
  return { productId, days, epoch };
}
