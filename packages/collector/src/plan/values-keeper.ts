import { planLimits } from '@usance/protocol';
import type { Warehouse } from '@usance/warehouse';
import { CollectorError } from '../collector-error.ts';
import { createCountedValues, type CountedValues, type FoundValues, type KeptValues } from './kept-values.ts';

/** After so long the warehouse is asked again: values that expired or were erased give up their places, and other collectors' take theirs. */
const renewAfterMs = 3_600_000;

/** Knows which different values are kept of each product. Only in memory: what is in the warehouse says it again after a restart. */
export interface ValuesKeeper {
  /** What is known of a product; `undefined` until it was loaded. */
  of(productId: number): KeptValues | undefined;
  /** Asks the warehouse; whoever asks meanwhile waits for the same answer. Throws a `CollectorError` if it does not answer. */
  load(productId: number): Promise<void>;
  forget(productId: number): void;
}

interface Entry {
  values: CountedValues;
  /** When the warehouse was last asked; `undefined` before its first answer. */
  askedAt: number | undefined;
  asking: Promise<void> | undefined;
}

/** `now` is the time in milliseconds. */
export function createValuesKeeper(warehouse: Warehouse, now: () => number): ValuesKeeper {
  const entries = new Map<number, Entry>();

  async function renew(productId: number, entry: Entry): Promise<void> {
    const take = entry.values.renew();
    const askedAt = now();
    try {
      take(await findValues(warehouse, productId));
      entry.askedAt = askedAt;
    } finally {
      entry.asking = undefined;
    }
  }

  const ask = (productId: number, entry: Entry) => (entry.asking = renew(productId, entry));

  return {
    of(productId) {
      const entry = entries.get(productId);
      if (entry?.askedAt === undefined) return undefined;
      // What is known serves until the answer is there, and after a failure until the next sync asks again.
      if (entry.asking === undefined && now() - entry.askedAt >= renewAfterMs)
        void ask(productId, entry).catch(() => undefined);
      return entry.values;
    },
    async load(productId) {
      let entry = entries.get(productId);
      if (entry === undefined)
        entries.set(productId, (entry = { values: createCountedValues(), askedAt: undefined, asking: undefined }));
      await (entry.asking ?? ask(productId, entry)).catch((cause: unknown) => {
        throw new CollectorError('unavailable', 'the storage does not answer; send again later', { cause });
      });
    },
    forget: (productId) => void entries.delete(productId),
  };
}

const findValues = (warehouse: Warehouse, productId: number): Promise<FoundValues[]> =>
  warehouse.query<FoundValues>(foundSql, { product: productId, most: planLimits.distinctValues });

/** Without FINAL: a value of a revision that was replaced is on the disk until a merge, and counts as long. */
const foundSql = /* sql */ `
    SELECT '' AS feature, key, arraySlice(groupUniqArray(value), 1, {most: UInt32}) AS values
    FROM session_days
    ARRAY JOIN mapKeys(properties) AS key, mapValues(properties) AS value
    WHERE product_id = {product: UInt32}
    GROUP BY key

    UNION ALL
    SELECT name AS feature, key, arraySlice(groupUniqArray(value), 1, {most: UInt32}) AS values
    FROM events
    ARRAY JOIN mapKeys(attributes) AS key, mapValues(attributes) AS value
    WHERE product_id = {product: UInt32}
    GROUP BY name, key

    UNION ALL
    SELECT '' AS feature, '' AS key, arraySlice(groupUniqArray(message), 1, {most: UInt32}) AS values
    FROM exceptions
    WHERE product_id = {product: UInt32} AND message != ''`;
