import { takeNumbers } from './counters.ts';
import type { Database } from './database.ts';

/** A tombstone: whoever stands behind the pseudonym is erased, or is about to be. It holds no ordinal. */
export interface Tombstone {
  productId: number;
  pseudonym: string;
  requestedAt: string;
}

/** How many erasures there were, and how many are not finished. */
export interface ErasureCounts {
  requested: number;
  open: number;
}

/**
 * Erasures, in the order that leaves no gap: the tombstone is durable first, then nothing new comes in, then the installation goes from the
 * registry and its ordinal alone is noted, until none of its rows is left.
 */
export interface Erasures {
  /** Durable when it answers. A tombstone that is there already stays as it is, and takes as long as a new one. */
  add(tombstones: readonly Tombstone[]): Promise<void>;
  /** Those of the pseudonyms that have a tombstone. */
  find(productId: number, pseudonyms: readonly string[]): Promise<Set<string>>;
  /** Tombstones of erasures that are not finished, or whose installation is there all the same, as after a restore. */
  open(): Promise<Tombstone[]>;
  /** Takes the installations of the tombstones out of the registry, and notes their ordinals, all or none. */
  takeInstallations(productId: number, pseudonyms: readonly string[]): Promise<void>;
  /** Ordinals, by product, whose rows are still to be deleted. */
  ordinals(): Promise<Map<number, number[]>>;
  /** Nothing of them is left. */
  finish(
    productId: number,
    erased: { pseudonyms: readonly string[]; ordinals: readonly number[]; at: string },
  ): Promise<void>;
  count(productId: number): Promise<ErasureCounts>;
}

export function createErasures(db: Database): Erasures {
  return {
    async add(tombstones) {
      const rows = tombstones.map(({ productId, pseudonym, requestedAt }) => ({
        product_id: productId,
        pseudonym,
        requested_at: requestedAt,
        done_at: null,
      }));
      await db.transaction().execute(async (transaction) => {
        for (const chunk of chunksOf(rows))
          await transaction
            .insertInto('erasures')
            .values(chunk)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        // Without this a repetition would change nothing and be back sooner, for want of a disk to wait for.
        if (rows.length > 0) await takeNumbers(transaction, 'erasure requests', rows.length);
      });
    },
    async find(productId, pseudonyms) {
      const found = new Set<string>();
      for (const chunk of chunksOf(pseudonyms)) {
        const rows = await db
          .selectFrom('erasures')
          .select('pseudonym')
          .where('product_id', '=', productId)
          .where('pseudonym', 'in', chunk)
          .execute();
        for (const { pseudonym } of rows) found.add(pseudonym);
      }
      return found;
    },
    async open() {
      const rows = await db
        .selectFrom('erasures')
        .leftJoin('installations', (join) =>
          join
            .onRef('installations.product_id', '=', 'erasures.product_id')
            .onRef('installations.pseudonym', '=', 'erasures.pseudonym'),
        )
        .select(['erasures.product_id', 'erasures.pseudonym', 'requested_at'])
        .where((where) => where.or([where('done_at', 'is', null), where('ordinal', 'is not', null)]))
        .orderBy('erasures.product_id')
        .execute();
      return rows.map((row) => ({
        productId: row.product_id,
        pseudonym: row.pseudonym,
        requestedAt: row.requested_at,
      }));
    },
    async takeInstallations(productId, pseudonyms) {
      await db.transaction().execute(async (transaction) => {
        for (const chunk of chunksOf(pseudonyms)) {
          const taken = await transaction
            .deleteFrom('installations')
            .where('product_id', '=', productId)
            .where('pseudonym', 'in', chunk)
            .returning('ordinal')
            .execute();
          if (taken.length === 0) continue;
          // In the order of their numbers, which says nothing of the order of the pseudonyms.
          const ordinals = taken.map(({ ordinal }) => ordinal).toSorted((one, other) => one - other);
          await transaction
            .insertInto('erased_ordinals')
            .values(ordinals.map((ordinal) => ({ product_id: productId, ordinal })))
            .execute();
        }
      });
    },
    async ordinals() {
      const ordinals = new Map<number, number[]>();
      for (const { product_id: productId, ordinal } of await db
        .selectFrom('erased_ordinals')
        .selectAll()
        .orderBy('product_id')
        .orderBy('ordinal')
        .execute())
        ordinals.set(productId, [...(ordinals.get(productId) ?? []), ordinal]);
      return ordinals;
    },
    async finish(productId, { pseudonyms, ordinals, at }) {
      await db.transaction().execute(async (transaction) => {
        for (const chunk of chunksOf(ordinals))
          await transaction
            .deleteFrom('erased_ordinals')
            .where('product_id', '=', productId)
            .where('ordinal', 'in', chunk)
            .execute();
        for (const chunk of chunksOf(pseudonyms))
          await transaction
            .updateTable('erasures')
            .set({ done_at: at })
            .where('product_id', '=', productId)
            .where('pseudonym', 'in', chunk)
            .execute();
      });
    },
    async count(productId) {
      const { requested, done } = await db
        .selectFrom('erasures')
        .select(({ fn }) => [fn.countAll<number>().as('requested'), fn.count<number>('done_at').as('done')])
        .where('product_id', '=', productId)
        .executeTakeFirstOrThrow();
      return { requested, open: requested - done };
    },
  };
}

/** Statements name so many values at most: databases limit the parameters of one. */
function* chunksOf<Item>(items: readonly Item[], size = 400): Generator<Item[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
