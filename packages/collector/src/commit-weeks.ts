import { type Warehouse } from '@usance/warehouse';
import { insertAll } from './insert-all.ts';
import { weekColumns } from './week-row.ts';

/** A sync of weekly reports on its way to the disk: its rows, written out, so that nothing else of it needs to be kept. */
export interface WeeksDelivery {
  productId: number;
  reports: number;
  lines: readonly string[];
}

/** Makes reports durable. Nothing is looked up for them, and nothing else written. */
export async function commitWeeks(
  deliveries: readonly WeeksDelivery[],
  { warehouse, onStored }: { warehouse: Warehouse; onStored?: ((productId: number) => void) | undefined },
): Promise<void> {
  // By what they say and not by who said it: rows of one sync would otherwise stand together on their way.
  const lines = deliveries.flatMap((delivery) => delivery.lines).toSorted();
  try {
    await insertAll(warehouse, [{ table: 'weeks', columns: weekColumns, lines }]);
  } finally {
    for (const productId of new Set(deliveries.map((delivery) => delivery.productId))) onStored?.(productId);
  }
}
