import type { Warehouse } from '@usance/warehouse';
import { createWriteBehind } from './write-behind.ts';

const columns = ['product_id', 'day', 'received_day', 'ordinals'];

/** That an installation sent something of a day. */
export interface Arrival {
  productId: number;
  day: string;
  installation: number;
}

/**
 * Records when days arrive, from which the reports learn how late data comes in. It measures a delay and counts nothing, so it
 * is written once a second instead of with each commit: a crash may lose a second of it, and no report but the delay's would
 * know, since it compares only what it holds.
 */
export interface Arrivals {
  add(arrival: Arrival): void;
  /** Writes what has come since the last time. */
  flush(): Promise<void>;
}

export interface ArrivalsOptions {
  warehouse: Warehouse;
  /** The server's day, as `YYYY-MM-DD`. */
  today(): string;
  /** Told when something of a product was written. */
  onStored?: ((productId: number) => void) | undefined;
}

export function createArrivals({ warehouse, today, onStored }: ArrivalsOptions): Arrivals {
  let waiting = new Map<string, { productId: number; day: string; receivedDay: string; ordinals: Set<number> }>();
  const { wake, flush } = createWriteBehind(write);

  async function write() {
    if (waiting.size === 0) return;
    const written = [...waiting.values()];
    const lines = written.map(({ productId, day, receivedDay, ordinals }) =>
      JSON.stringify([productId, day, receivedDay, [...ordinals]]),
    );
    waiting = new Map();
    // A failure loses a second's measurement of a delay, and whatever made it fail refuses the syncs themselves.
    await warehouse.insert({ table: 'arrivals', columns, lines: Buffer.from(lines.join('\n')) }).catch(() => undefined);
    for (const { productId } of written) onStored?.(productId);
  }

  return {
    add({ productId, day, installation }) {
      const receivedDay = today();
      const key = `${productId}/${day}/${receivedDay}`;
      const entry = waiting.get(key);
      if (entry) entry.ordinals.add(installation);
      else waiting.set(key, { productId, day, receivedDay, ordinals: new Set([installation]) });
      wake();
    },
    flush,
  };
}
