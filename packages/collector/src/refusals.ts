import type { RefusalCode } from '@usance/protocol';
import type { ArrivalsOptions } from './arrivals.ts';
import { createWriteBehind } from './write-behind.ts';

const columns = ['product_id', 'received_day', 'environment', 'kind', 'code', 'items'];

/** That one item of an answered sync was not stored. */
export interface Refused {
  productId: number;
  environment: string;
  kind: string;
  code: RefusalCode;
}

/**
 * Counts refused items by reason, so that a vendor sees that something is sent that cannot be stored. Only the number is kept, neither
 * whose items they were nor what they held. It is written once a second: a crash, or a storage that fails, may lose a second of it, which
 * takes nothing from what was acknowledged, since what was refused is not to be stored.
 */
export interface Refusals {
  add(refused: Refused): void;
  /** Writes what has come since the last time. */
  flush(): Promise<void>;
}

export function createRefusals({ warehouse, today, onStored }: ArrivalsOptions): Refusals {
  let waiting = new Map<string, Refused & { receivedDay: string; items: number }>();
  const { wake, flush } = createWriteBehind(write);

  async function write() {
    if (waiting.size === 0) return;
    const written = [...waiting.values()];
    const lines = written.map(({ productId, receivedDay, environment, kind, code, items }) =>
      JSON.stringify([productId, receivedDay, environment, kind, code, items]),
    );
    waiting = new Map();
    // Not tried again: an insert that failed may have been stored, and would count twice.
    await warehouse.insert({ table: 'refusals', columns, lines: Buffer.from(lines.join('\n')) }).catch(() => undefined);
    for (const { productId } of written) onStored?.(productId);
  }

  return {
    add(refused) {
      const receivedDay = today();
      const { productId, environment, kind, code } = refused;
      const key = `${productId}/${receivedDay}/${environment}/${kind}/${code}`;
      const entry = waiting.get(key);
      if (entry) entry.items += 1;
      else waiting.set(key, { ...refused, receivedDay, items: 1 });
      wake();
    },
    flush,
  };
}
