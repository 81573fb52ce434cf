import { LRUCache } from 'lru-cache';
import { measureDelayDays, type ReportContext } from '@usance/reports';
import type { Warehouse } from '@usance/warehouse';

/** It changes over weeks. */
const rememberedMs = 600_000;

/** Without any it may come at once, as a year of days that a test sends. */
const noneRememberedMs = 10_000;

/** After how many days a product's days are complete, measured now and then. */
export interface ArrivalDelays {
  of(context: ReportContext): Promise<number>;
}

export function createArrivalDelays(warehouse: Warehouse): ArrivalDelays {
  const known = new LRUCache<string, Promise<number>>({ max: 1000, ttl: rememberedMs });
  return {
    of({ signal: _others, ...context }) {
      const key = `${context.productId} ${context.createdDay} ${context.today}`;
      const remembered = known.get(key);
      if (remembered) return remembered;
      const measured = measureDelayDays(warehouse, context);
      known.set(key, measured);
      measured.then(
        (days) => days === 0 && known.set(key, measured, { ttl: noneRememberedMs }),
        () => known.delete(key),
      );
      return measured;
    },
  };
}
