import type { KeyObject } from 'node:crypto';
import type { Answer, RefusalCode, Settings } from '@usance/protocol';
import type { Warehouse } from '@usance/warehouse';
import { accept } from './accept.ts';
import { createAllowance } from './allowance.ts';
import { createArrivals } from './arrivals.ts';
import { CollectorError } from './collector-error.ts';
import { commitDeliveries, type Delivery } from './commit.ts';
import { dayNumberOf } from './days.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOrdinalCache } from './ordinal-cache.ts';
import type { OrdinalStore } from './ordinals.ts';
import { readSync } from './read-sync.ts';

/** What the collector must know of a product. */
export interface CollectedProduct {
  id: number;
  /** Derived from a secret that lies outside the database; makes pseudonyms and session numbers. */
  secret: KeyObject;
  keepCountry: boolean;
  acceptedAgeDays: number;
  newInstallationsPerHour: number | null;
  settings: Settings;
}

/** All that the collector may learn of where a request came from. The address itself stays outside. */
export interface Origin<Product extends CollectedProduct> {
  /** Two letters, or empty. Asked only where the product keeps it. */
  country(): string;
  /** Throws what the server answers to an address that sends too much. */
  admit(product: Product): void;
}

export interface CollectorOptions<Product extends CollectedProduct> {
  warehouse: Warehouse;
  ordinals: OrdinalStore;
  findProduct(key: string): Product | undefined;
  now(): Date;
  /** Told of each item that is refused, by reason: for the metrics. */
  onRefused?(code: RefusalCode): void;
}

export interface Collector<Product extends CollectedProduct> {
  /** Takes the body of a `POST /v1/sync`, and answers when it is durable. Throws a `CollectorError`. */
  sync(body: Buffer, origin: Origin<Product>): Promise<Answer>;
  /** Resolves when nothing is on its way to the disk any more. */
  idle(): Promise<void>;
  /** Forgets what it remembers of a product, after which its data can be deleted. */
  forget(productId: number): Promise<void>;
  readonly pending: number;
}

/** Takes syncs in: checks, keeps what was agreed to, replaces the ID by an ordinal, stores. */
export function createCollector<Product extends CollectedProduct>(
  options: CollectorOptions<Product>,
): Collector<Product> {
  const { warehouse, ordinals, findProduct, now, onRefused } = options;
  const cache = createOrdinalCache(300_000);
  const arrivals = createArrivals({ warehouse, today: () => now().toISOString().slice(0, 10) });
  const commitOptions = {
    warehouse,
    store: ordinals,
    cache,
    allowance: createAllowance(() => now().getTime()),
    arrivals,
  };
  const deliveries = createGroupCommit<Delivery>({
    commit: (group) => commitDeliveries(group, commitOptions),
    cadenceMs: 50,
    largeFrom: 50,
    maxGroup: 2_000,
    maxPending: 20_000,
  });

  async function store(sync: ReturnType<typeof readSync>, product: CollectedProduct, country: string): Promise<number> {
    const days = accept(sync, { today: dayNumberOf(now()), acceptedAgeDays: product.acceptedAgeDays });
    if (days.length === 0) return 0;
    const { installation = '', firstDay = '', environment = 'production', kind = 'normal', replacement = false } = sync;
    const { purposes } = sync.consent;
    const stamp = { firstDay, isReplacement: replacement, environment, kind, country, purposes };
    const delivery: Delivery = { product, installation, stamp, days, isOverAllowance: false };
    await deliveries.add(delivery);
    if (delivery.isOverAllowance)
      throw new CollectorError(
        'too-many-installations',
        'this product gets no more new installations in this hour; send again later',
      );
    return days.length;
  }

  return {
    async sync(body, origin) {
      const sync = readSync(body);
      const product = findProduct(sync.key);
      if (product === undefined)
        throw new CollectorError('unknown-key', 'no product has this key; look it up in the settings of the product', {
          at: 'key',
        });
      origin.admit(product);
      const isCollecting = product.settings.collect !== 'none';
      const accepted = isCollecting ? await store(sync, product, product.keepCountry ? origin.country() : '') : 0;
      for (const { code } of sync.refused) onRefused?.(code);
      const { refused } = sync;
      return { accepted, refused, serverTime: now().toISOString(), settings: product.settings, messages: [] };
    },
    async idle() {
      await deliveries.idle();
      await arrivals.flush();
    },
    async forget(productId) {
      await deliveries.idle();
      await arrivals.flush();
      cache.clear(productId);
    },
    get pending() {
      return deliveries.pending;
    },
  };
}
