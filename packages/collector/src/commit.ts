import type { KeyObject } from 'node:crypto';
import { WarehouseError, type Warehouse } from '@usance/warehouse';
import type { AcceptedDay } from './accept.ts';
import type { Arrival, Arrivals } from './arrivals.ts';
import { CollectorError } from './collector-error.ts';
import { exceptionColumns, exceptionLine } from './exception-row.ts';
import { resolveOrdinals, type OrdinalsOptions } from './ordinals.ts';
import { sessionNumber } from './pseudonyms.ts';
import { sessionDayColumns, sessionDayLine, type Stamp } from './session-day-row.ts';

/** One sync on its way to the disk. */
export interface Delivery {
  product: { id: number; secret: KeyObject; newInstallationsPerHour: number | null };
  installation: string;
  stamp: Omit<Stamp, 'productId' | 'installation'>;
  days: readonly AcceptedDay[];
  /** Set by the commit if the installation is new and the product may get no more of those now. */
  isOverAllowance: boolean;
}

export interface CommitOptions extends OrdinalsOptions {
  warehouse: Warehouse;
  arrivals: Arrivals;
}

/** Makes deliveries durable: first the ordinals of new installations, then their rows. */
export async function commitDeliveries(deliveries: readonly Delivery[], options: CommitOptions): Promise<void> {
  const ordinals = await resolveAll(deliveries, options);
  const sessionDays: string[] = [];
  const exceptions: string[] = [];
  const counted: Arrival[] = [];
  for (const delivery of deliveries) {
    const { product, installation, days } = delivery;
    const ordinal = ordinals.get(product.id)?.get(installation);
    delivery.isOverAllowance = ordinal === undefined;
    if (ordinal === undefined) continue;
    const stamp = { ...delivery.stamp, productId: product.id, installation: ordinal };
    const isCounted = stamp.environment === 'production' && stamp.kind === 'normal';
    for (const day of days) {
      const session = sessionNumber(product.secret, installation, day.sessionDay.session);
      const row = { ...day, stamp, session };
      sessionDays.push(sessionDayLine(row));
      for (const exception of day.exceptions) exceptions.push(exceptionLine(row, exception));
      if (isCounted) counted.push({ productId: product.id, day: day.sessionDay.day, installation: ordinal });
    }
  }
  await insertAll(options.warehouse, [
    { table: 'session_days', columns: sessionDayColumns, lines: sessionDays },
    { table: 'exceptions', columns: exceptionColumns, lines: exceptions },
  ]);
  for (const arrival of counted) options.arrivals.add(arrival);
}

/** The ordinals of all deliveries' installations, by product. */
async function resolveAll(deliveries: readonly Delivery[], options: OrdinalsOptions) {
  const products = new Map<number, { product: Delivery['product']; installations: Set<string> }>();
  for (const { product, installation } of deliveries) {
    const entry = products.get(product.id);
    if (entry) entry.installations.add(installation);
    else products.set(product.id, { product, installations: new Set([installation]) });
  }
  const ordinals = new Map<number, Map<string, number>>();
  for (const { product, installations } of products.values())
    ordinals.set(product.id, await resolveOrdinals({ productId: product.id, ...product, installations }, options));
  return ordinals;
}

async function insertAll(
  warehouse: Warehouse,
  insertions: readonly { table: string; columns: readonly string[]; lines: readonly string[] }[],
): Promise<void> {
  const results = await Promise.allSettled(
    insertions
      .filter(({ lines }) => lines.length > 0)
      .map(({ lines, ...target }) => warehouse.insert({ ...target, lines: Buffer.from(lines.join('\n')) })),
  );
  const causes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (causes.length === 0) return;
  const areRowsToBlame = causes.every((cause) => cause instanceof WarehouseError && cause.code === 'bad-data');
  throw areRowsToBlame
    ? new CollectorError('unprocessable', 'the storage cannot take this request', { cause: causes[0] })
    : new CollectorError('unavailable', 'the storage did not take it; send again later', { cause: causes[0] });
}
