import type { DayMarks, ProductDay, Warehouse } from '@usance/warehouse';
import type { Arrival, Arrivals } from './arrivals.ts';
import { CollectorError } from './collector-error.ts';
import type { Delivery } from './delivery.ts';
import { eventColumns } from './event-row.ts';
import { exceptionColumns } from './exception-row.ts';
import { insertAll, storageError } from './insert-all.ts';
import { completeLine } from './line.ts';
import { resolveOrdinals, type OrdinalsOptions, type ResolvedOrdinals } from './ordinals.ts';
import { sessionDayColumns } from './session-day-row.ts';

export interface CommitOptions extends OrdinalsOptions {
  warehouse: Warehouse;
  arrivals: Arrivals;
  marks: DayMarks;
  onStored?: ((productId: number) => void) | undefined;
  onCommitted?: ((heard: Heard) => void) | undefined;
}

/** That an installation of those counted by default was heard of, and its session days are stored. */
export interface Heard {
  productId: number;
  /** Its ordinal. */
  installation: number;
  sessionDays: number;
  /** Empty where there is none. */
  version: string;
  country: string;
}

/** Makes deliveries durable: first the ordinals of new installations, then that their days change, then their rows. */
export async function commitDeliveries(deliveries: readonly Delivery[], options: CommitOptions): Promise<void> {
  const resolved = await resolveAll(deliveries, options);
  const sessionDays: string[] = [];
  const events: string[] = [];
  const exceptions: string[] = [];
  const arrived: Arrival[] = [];
  const heard: Heard[] = [];
  const days = new Map<string, ProductDay>();
  for (const delivery of deliveries) {
    const productId = delivery.product.id;
    const { ordinals, erased } = resolved.get(productId) ?? nobody;
    const ordinal = ordinals.get(delivery.installation);
    if (ordinal === undefined) {
      delivery.outcome = erased.has(delivery.installation) ? 'erased' : 'over-allowance';
      continue;
    }
    delivery.outcome = 'stored';
    for (const line of delivery.sessionDays) sessionDays.push(completeLine(line, ordinal));
    for (const line of delivery.events) events.push(completeLine(line, ordinal));
    for (const line of delivery.exceptions) exceptions.push(completeLine(line, ordinal));
    const { version, country, sessionDays: lines } = delivery;
    if (delivery.isCounted)
      heard.push({ productId, installation: ordinal, sessionDays: lines.length, version, country });
    for (const day of delivery.days) {
      days.set(`${productId}/${day}`, { productId, day });
      if (delivery.isCounted) arrived.push({ productId, day, installation: ordinal });
    }
  }
  const insert = () =>
    insertAll(options.warehouse, [
      { table: 'session_days', columns: sessionDayColumns, lines: sessionDays },
      { table: 'events', columns: eventColumns, lines: events },
      { table: 'exceptions', columns: exceptionColumns, lines: exceptions },
    ]);
  await options.marks
    .during([...days.values()], insert)
    .catch((cause: unknown) => {
      throw cause instanceof CollectorError ? cause : storageError([cause]);
    })
    .finally(() => {
      // Also where it failed: one of the tables may have taken its rows.
      for (const productId of resolved.keys()) options.onStored?.(productId);
    });
  for (const arrival of arrived) options.arrivals.add(arrival);
  for (const one of heard) options.onCommitted?.(one);
}

const nobody: ResolvedOrdinals = { ordinals: new Map(), erased: new Set() };

/** The ordinals of all deliveries' installations, by product. */
async function resolveAll(deliveries: readonly Delivery[], options: OrdinalsOptions) {
  const products = new Map<number, { product: Delivery['product']; installations: Set<string> }>();
  for (const { product, installation } of deliveries) {
    const entry = products.get(product.id);
    if (entry) entry.installations.add(installation);
    else products.set(product.id, { product, installations: new Set([installation]) });
  }
  const resolved = new Map<number, ResolvedOrdinals>();
  for (const { product, installations } of products.values())
    resolved.set(product.id, await resolveOrdinals({ productId: product.id, ...product, installations }, options));
  return resolved;
}
