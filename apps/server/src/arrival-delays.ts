import { LRUCache } from 'lru-cache';
import { measureDelayDays, type ReportContext } from '@usance/reports';
import type { Warehouse } from '@usance/warehouse';

/** A page asks twenty questions at once, each of which says which days are provisional. */
const rememberedMs = 10_000;

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
      measured.catch(() => known.delete(key));
      return measured;
    },
  };
}
