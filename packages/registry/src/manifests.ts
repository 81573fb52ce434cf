import type { Database } from './database.ts';

/** One manifest in a product's chain of them. */
export interface ManifestLink {
  number: number;
  /** Hash of what it tells, without the one before it. */
  toldHash: string;
  hash: string;
  /** The hash of the one before it. */
  previous: string | null;
}

/** Which manifests were shown of products, in order. They go with their product. */
export interface Manifests {
  latest(productId: number): Promise<ManifestLink | undefined>;
  /** Durable when it answers. False if there is one with this number already: somebody else was first. */
  add(productId: number, link: ManifestLink): Promise<boolean>;
}

export function createManifests(db: Database): Manifests {
  return {
    async latest(productId) {
      const rows = db
        .selectFrom('manifests')
        .select(['number', 'told_hash', 'hash', 'previous'])
        .where('product_id', '=', productId);
      const row = await rows.orderBy('number', 'desc').limit(1).executeTakeFirst();
      return row && { number: row.number, toldHash: row.told_hash, hash: row.hash, previous: row.previous };
    },
    async add(productId, { number, toldHash, hash, previous }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('manifests')
        .values({ product_id: productId, number, told_hash: toldHash, hash, previous })
        .onConflict((conflict) => conflict.columns(['product_id', 'number']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows !== 0n;
    },
  };
}
