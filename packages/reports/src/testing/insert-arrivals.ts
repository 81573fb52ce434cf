import type { Warehouse } from '@usance/warehouse';

/** On which day something of a day's data arrived, and from which installations. */
export interface ArrivalRecord {
  day: string;
  receivedDay: string;
  installations: readonly number[];
}

export async function insertArrivals(
  warehouse: Warehouse,
  productId: number,
  arrivals: readonly ArrivalRecord[],
): Promise<void> {
  for (const { day, receivedDay, installations } of arrivals)
    await warehouse.command(
      `INSERT INTO arrivals
      SELECT {product: UInt32}, {day: Date}, {receivedDay: Date}, groupBitmapState(arrayJoin({installations: Array(UInt32)}))`,
      { product: productId, day, receivedDay, installations },
    );
}
