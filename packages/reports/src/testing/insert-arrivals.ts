import type { Warehouse } from '@usance/warehouse';

/** On which day something of a day's data arrived, and from which installations. */
export interface ArrivalRecord {
  day: string;
  receivedDay: string;
  installations: readonly number[];
}

/** Notes arrivals as the collector does. */
export async function insertArrivals(
  warehouse: Warehouse,
  productId: number,
  arrivals: readonly ArrivalRecord[],
): Promise<void> {
  if (arrivals.length === 0) return;
  const lines = arrivals.map(({ day, receivedDay, installations }) =>
    JSON.stringify([productId, day, receivedDay, installations]),
  );
  await warehouse.insert({
    table: 'arrivals',
    columns: ['product_id', 'day', 'received_day', 'ordinals'],
    lines: Buffer.from(lines.join('\n')),
  });
}
