import { takeNumbers } from './counters.ts';
import type { Database } from './database.ts';

export interface Installations {
  /** The ordinals of those pseudonyms that are known. */
  find(productId: number, pseudonyms: readonly string[]): Promise<Map<string, number>>;
  /** Gives ordinals to pseudonyms that are new, durably, and answers them with those that others gave meanwhile. */
  add(productId: number, pseudonyms: readonly string[]): Promise<Map<string, number>>;
  /** Takes those with these ordinals out, and answers them. Whoever comes back gets a new ordinal. */
  forget(productId: number, ordinals: readonly number[]): Promise<Map<string, number>>;
  /** Puts back what was taken out, with the ordinals of then; whoever came back meanwhile keeps the new one. */
  remember(productId: number, ordinals: ReadonlyMap<string, number>): Promise<void>;
  /** The highest ordinal ever given in a product, 0 if none. */
  highestOrdinal(productId: number): Promise<number>;
}

/** Statements name so many pseudonyms at most: databases limit the parameters of one. */
const chunkSize = 500;

export const ordinalCounter = (productId: number) => `installations/${productId}`;

export function createInstallations(db: Database): Installations {
  async function find(productId: number, pseudonyms: readonly string[]) {
    const found = new Map<string, number>();
    for (const chunk of chunks(pseudonyms)) {
      const rows = await db
        .selectFrom('installations')
        .select(['pseudonym', 'ordinal'])
        .where('product_id', '=', productId)
        .where('pseudonym', 'in', chunk)
        .execute();
      for (const { pseudonym, ordinal } of rows) found.set(pseudonym, ordinal);
    }
    return found;
  }

  return {
    find,
    async add(productId, pseudonyms) {
      await db.transaction().execute(async (transaction) => {
        const first = await takeNumbers(transaction, ordinalCounter(productId), pseudonyms.length);
        const rows = pseudonyms.map((pseudonym, i) => ({ product_id: productId, pseudonym, ordinal: first + i }));
        for (const chunk of chunks(rows))
          await transaction
            .insertInto('installations')
            .values(chunk)
            .onConflict((conflict) => conflict.doNothing()) // another collector was faster; its ordinal stands
            .execute();
      });
      return find(productId, pseudonyms);
    },
    async forget(productId, ordinals) {
      const forgotten = new Map<string, number>();
      await db.transaction().execute(async (transaction) => {
        for (const chunk of chunks(ordinals)) {
          const rows = await transaction
            .deleteFrom('installations')
            .where('product_id', '=', productId)
            .where('ordinal', 'in', chunk)
            .returning(['pseudonym', 'ordinal'])
            .execute();
          for (const { pseudonym, ordinal } of rows) forgotten.set(pseudonym, ordinal);
        }
      });
      return forgotten;
    },
    async remember(productId, ordinals) {
      const rows = [...ordinals].map(([pseudonym, ordinal]) => ({ product_id: productId, pseudonym, ordinal }));
      for (const chunk of chunks(rows))
        await db
          .insertInto('installations')
          .values(chunk)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
    async highestOrdinal(productId) {
      const row = await db
        .selectFrom('counters')
        .select('value')
        .where('name', '=', ordinalCounter(productId))
        .executeTakeFirst();
      return row?.value ?? 0;
    },
  };
}

function* chunks<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let i = 0; i < items.length; i += chunkSize) yield items.slice(i, i + chunkSize);
}
