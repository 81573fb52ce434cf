import type { KeyObject } from 'node:crypto';
import type { Answer, Refusal, RefusalCode, Settings } from '@usance/protocol';
import { createDayMarks, type Warehouse } from '@usance/warehouse';
import { acceptWeeks } from './accept-weeks.ts';
import { accept, type AcceptRules } from './accept.ts';
import { createAllowance } from './allowance.ts';
import { createArrivals } from './arrivals.ts';
import { CollectorError } from './collector-error.ts';
import { commitWeeks, type WeeksDelivery } from './commit-weeks.ts';
import { commitDeliveries, type Heard } from './commit.ts';
import { dayNumberOf } from './days.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createGroupCommit } from './group-commit.ts';
import { createGuard } from './guard.ts';
import { createOrdinalCache } from './ordinal-cache.ts';
import type { OrdinalStore } from './ordinals.ts';
import type { PlanInForce } from './plan/compile-plan.ts';
import { createValuesKeeper } from './plan/values-keeper.ts';
import { readSync, type ReadSync } from './read-sync.ts';
import { maxRefusals } from './salvage.ts';
import { createRefusals, type Refused } from './refusals.ts';
import { weekLines } from './week-row.ts';

/** What the collector must know of a product. */
export interface CollectedProduct {
  id: number;
  /** Derived from a secret that lies outside the database; makes pseudonyms and session numbers. */
  secret: KeyObject;
  /** Whether it takes session days of installations with an ID, or weeks without. */
  identity: 'installation' | 'none';
  keepCountry: boolean;
  acceptedAgeDays: number;
  identifierMonths: number;
  newInstallationsPerHour: number | null;
  settings: Settings;
  /** Without one, any feature is counted under its name, and nothing else taken. */
  plan: PlanInForce | undefined;
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
  /** Told when something of a product may have been stored: answers about it from before are not to be given again. */
  onStored?(productId: number): void;
  /** Told of each installation whose session days were stored, of those that are counted by default. */
  onCommitted?(heard: Heard): void;
}

export interface Collector<Product extends CollectedProduct> {
  /** Takes the body of a `POST /v1/sync`, and answers when it is durable. Throws a `CollectorError`. */
  sync(body: Buffer, origin: Origin<Product>): Promise<Answer>;
  /** Writes what is counted beside the records, which otherwise waits for up to a second. */
  flush(): Promise<void>;
  /** Resolves when nothing is on its way to the disk any more. */
  idle(): Promise<void>;
  /** Forgets which ordinals a product's installations have, and resolves when nothing is on its way to the disk that was given one before. */
  letGo(productId: number): Promise<void>;
  /** Forgets what it remembers of a product, after which its data can be deleted. */
  forget(productId: number): Promise<void>;
  readonly pending: number;
}

/** A request that was read, on its way to the disk. */
interface Received<Product> {
  product: Product;
  delivery: Delivery | undefined;
  weeks?: WeeksDelivery | undefined;
  refused: Refusal[];
  /** Those of the refused items that are counted, once the answer is certain. */
  counted: Refused[];
}

/** Of which product it has to be found out first which values are kept. */
interface Unprepared {
  unprepared: number;
}

const grouping = { cadenceMs: 40, largeFrom: 100, maxGroup: 1_000, maxPending: 20_000 };

/** Takes syncs in: checks, keeps what was agreed to, replaces the ID by an ordinal, stores. */
export function createCollector<Product extends CollectedProduct>(
  options: CollectorOptions<Product>,
): Collector<Product> {
  const { warehouse, ordinals, findProduct, now, onRefused, onStored, onCommitted } = options;
  const cache = createOrdinalCache(300_000);
  const today = () => now().toISOString().slice(0, 10);
  const arrivals = createArrivals({ warehouse, today, onStored });
  const refusals = createRefusals({ warehouse, today, onStored });
  const marks = createDayMarks(warehouse);
  const guard = createGuard();
  const valuesKeeper = createValuesKeeper(warehouse, () => now().getTime());
  const commitOptions = {
    warehouse,
    marks,
    store: ordinals,
    cache,
    allowance: createAllowance(() => now().getTime()),
    arrivals,
    onStored,
    onCommitted,
  };
  const deliveries = createGroupCommit<Delivery>({
    commit: (group) => commitDeliveries(group, commitOptions),
    ...grouping,
  });
  const weeklies = createGroupCommit<WeeksDelivery>({
    commit: (group) => commitWeeks(group, { warehouse, onStored }),
    ...grouping,
  });

  /** Everything up to the commit, in one turn: a parsed request that lived through the wait would cost a collection of garbage. */
  function receive(body: Buffer, origin: Origin<Product>): Received<Product> | Unprepared {
    const sync = readSync(body);
    const product = findProduct(sync.key);
    if (product === undefined)
      throw new CollectorError('unknown-key', 'no product has this key; look it up in the settings of the product', {
        at: 'key',
      });
    const countsValues = product.identity === 'installation' && product.plan?.hasCountedValues === true;
    const values = countsValues ? valuesKeeper.of(product.id) : undefined;
    if (countsValues && values === undefined) return { unprepared: product.id };
    origin.admit(product);
    const { refused } = sync;
    if (product.settings.collect === 'none') return { product, delivery: undefined, refused, counted: [] };
    refuseUnpublishedPlan(sync, product);
    const { acceptedAgeDays, identifierMonths, plan } = product;
    const rules = { today: dayNumberOf(now()), acceptedAgeDays, identifierMonths, plan, guard, values };
    const took =
      product.identity === 'none'
        ? { weeks: takeWeeks(sync, { product, rules, origin }), delivery: undefined }
        : { delivery: takeDays(sync, { product, rules, origin }) };
    for (const { code } of refused) onRefused?.(code);
    const { environment = 'production', kind = 'normal' } = sync;
    const counted = refused.map(({ code }) => ({ productId: product.id, environment, kind, code }));
    return { product, ...took, refused, counted };
  }

  /** As `receive`; the first sync of a product waits until it is known which values are kept. */
  async function receivePrepared(body: Buffer, origin: Origin<Product>): Promise<Received<Product>> {
    const received = receive(body, origin);
    if (!('unprepared' in received)) return received;
    await valuesKeeper.load(received.unprepared);
    return receivePrepared(body, origin);
  }

  async function flush() {
    await Promise.all([arrivals.flush(), refusals.flush()]);
  }

  async function idle() {
    await Promise.all([deliveries.idle(), weeklies.idle()]);
    await flush();
  }

  async function letGo(productId: number) {
    // Twice: a group that was just looking up ordinals when they were forgotten remembers them again, and the next one finds them.
    for (let i = 0; i < 2; i++) {
      cache.clear(productId);
      await idle();
    }
  }

  return {
    async sync(body, origin) {
      const { product, delivery, weeks, refused, counted } = await receivePrepared(body, origin);
      if (delivery !== undefined) await deliveries.add(delivery);
      if (weeks !== undefined) await weeklies.add(weeks);
      if (delivery?.outcome === 'erased')
        throw new CollectorError(
          'erased',
          'the data of this installation was erased; delete what is kept of it and send nothing more',
          {
            at: 'installation',
          },
        );
      if (delivery?.outcome === 'over-allowance')
        throw new CollectorError(
          'too-many-installations',
          'this product gets no more new installations in this hour; send again later',
        );
      // Only now: whoever gets no answer sends all of it again. Before `idle` goes on, since the delivery was settled before that.
      for (const one of counted) refusals.add(one);
      const accepted = delivery?.sessionDays.length ?? weeks?.reports ?? 0;
      const named = refused.slice(0, maxRefusals);
      return { accepted, refused: named, serverTime: now().toISOString(), settings: product.settings, messages: [] };
    },
    flush,
    idle,
    letGo,
    async forget(productId) {
      await letGo(productId);
      marks.forget(productId);
      valuesKeeper.forget(productId);
    },
    get pending() {
      return deliveries.pending + weeklies.pending;
    },
  };
}

interface Taking<Product extends CollectedProduct> {
  product: Product;
  rules: AcceptRules;
  origin: Origin<Product>;
}

/** The session days of a sync that may be stored, written out; `undefined` where there are none. */
function takeDays<Product extends CollectedProduct>(
  sync: ReadSync,
  { product, rules, origin }: Taking<Product>,
): Delivery | undefined {
  const days = accept(sync, rules);
  if (days.length === 0) return undefined;
  const { installation = '', firstDay = '', environment = 'production', kind = 'normal', replacement = false } = sync;
  const country = product.keepCountry ? origin.country() : '';
  const { purposes } = sync.consent;
  const stamp = { firstDay, isReplacement: replacement, environment, kind, country, purposes };
  return createDelivery({ product, installation, stamp, days });
}

/** The weekly reports of a sync that may be stored, written out; `undefined` where there are none. */
function takeWeeks<Product extends CollectedProduct>(
  sync: ReadSync,
  { product, rules, origin }: Taking<Product>,
): WeeksDelivery | undefined {
  const weeks = acceptWeeks(sync, rules);
  if (weeks.length === 0) return undefined;
  const { id: productId, secret, keepCountry } = product;
  const { environment = 'production', kind = 'normal' } = sync;
  const stamp = { productId, secret, environment, kind, country: keepCountry ? origin.country() : '' };
  return { productId, reports: weeks.length, lines: weeks.flatMap((week) => weekLines(week, stamp)) };
}

/**
 * What a plan that nobody could read let through is not taken. It is refused as a whole, so that the sender keeps it and loses nothing if the
 * plan is published after the program. A developer tries out a plan before that; of theirs, what the plan in force declares is taken.
 */
function refuseUnpublishedPlan({ plan, environment }: ReadSync, product: CollectedProduct): void {
  if (plan === undefined || product.plan === undefined || environment === 'development') return;
  if (product.plan.published.has(plan)) return;
  throw new CollectorError(
    'unpublished-plan',
    'the product never published the plan that this program was built with; publish it by "usance plan push"',
    { at: 'plan' },
  );
}
