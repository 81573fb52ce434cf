import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

/** A tracking plan as it was published. What is in the document is the server's to define; the registry only keeps it. */
export interface PlanRecord {
  /** 1, 2, 3 … of its product. */
  version: number;
  hash: string;
  document: unknown;
  publishedAt: string;
  /** Why it collects more than the one before it. */
  reason: string | null;
  /** A JWS of it by the server's key. */
  signed: string;
}

/** What identifies a published plan. */
export type PlanHead = Pick<PlanRecord, 'version' | 'hash'> & { productId: number };

/** Plans of products, version by version. They are only added; they go with their product. */
export interface Plans {
  /** Durable when it answers. Of two that would become the same version, one is refused with `taken`. */
  add(productId: number, plan: PlanRecord): Promise<void>;
  /** The one in force. */
  current(productId: number): Promise<PlanRecord | undefined>;
  /** The latest one with such a hash. */
  findByHash(productId: number, hash: string): Promise<PlanRecord | undefined>;
  /** All of a product's, the newest first. */
  list(productId: number): Promise<PlanRecord[]>;
  /** Of all products, each product's oldest first. */
  heads(): Promise<PlanHead[]>;
}

export function createPlans(db: Database): Plans {
  const ofProduct = (productId: number) =>
    db.selectFrom('plans').selectAll().where('product_id', '=', productId).orderBy('version', 'desc');

  return {
    async add(productId, { version, hash, document, publishedAt, reason, signed }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('plans')
        .values({
          product_id: productId,
          version,
          hash,
          document: JSON.stringify(document),
          published_at: publishedAt,
          reason,
          signed,
        })
        .onConflict((conflict) => conflict.columns(['product_id', 'version']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n)
        throw new RegistryError('taken', 'another plan was published at the same time; compare with it and try again');
    },
    async current(productId) {
      const row = await ofProduct(productId).limit(1).executeTakeFirst();
      return row && toRecord(row);
    },
    async findByHash(productId, hash) {
      const row = await ofProduct(productId).where('hash', '=', hash).limit(1).executeTakeFirst();
      return row && toRecord(row);
    },
    async list(productId) {
      return (await ofProduct(productId).execute()).map(toRecord);
    },
    async heads() {
      const rows = db.selectFrom('plans').select(['product_id', 'version', 'hash']);
      return (await rows.orderBy('product_id').orderBy('version').execute()).map(
        ({ product_id: productId, version, hash }) => ({ productId, version, hash }),
      );
    },
  };
}

const toRecord = ({ version, hash, document, published_at, reason, signed }: Tables['plans']): PlanRecord => ({
  version,
  hash,
  document: JSON.parse(document) as unknown,
  publishedAt: published_at,
  reason,
  signed,
});
