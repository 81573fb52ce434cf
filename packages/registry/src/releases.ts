import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';

/** That a version came out on a day. */
export interface ReleaseRecord {
  id: number;
  version: string;
  day: string;
  /** What came with it, in a few words. */
  note: string | null;
}

/** Versions that came out, each product its own, each version once. */
export interface Releases {
  /** Says when a version came out. One that is known already is told anew, and keeps its number: a build may run twice. */
  put(productId: number, release: Omit<ReleaseRecord, 'id'>): Promise<ReleaseRecord>;
  /** By day, the latest first. */
  list(productId: number): Promise<ReleaseRecord[]>;
  /** Answers whether there was one. */
  remove(productId: number, id: number): Promise<boolean>;
}

export function createReleases(db: Database): Releases {
  return {
    async put(productId, { version, day, note }) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'releases', 1);
        const row = await transaction
          .insertInto('releases')
          .values({ id, product_id: productId, version, day, note })
          .onConflict((conflict) => conflict.columns(['product_id', 'version']).doUpdateSet({ day, note }))
          .returningAll()
          .executeTakeFirstOrThrow();
        return toRecord(row);
      });
    },
    async list(productId) {
      const rows = await db
        .selectFrom('releases')
        .selectAll()
        .where('product_id', '=', productId)
        .orderBy('day', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toRecord);
    },
    async remove(productId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('releases')
        .where((columns) => columns.and({ product_id: productId, id }))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

const toRecord = ({ id, version, day, note }: Tables['releases']): ReleaseRecord => ({ id, version, day, note });
