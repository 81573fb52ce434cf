import type { Transaction } from 'kysely';
import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';

/** A link that shows the answer to one question, frozen, to whoever has it. */
export interface ShareRecord {
  id: number;
  productId: number;
  name: string;
  report: string;
  query: Readonly<Record<string, string>>;
  /** No group with fewer installations is shown. */
  leastGroup: number;
  /** The name of the person or token that made it. */
  createdBy: string;
  createdAt: string;
  /** From then on it is not answered; `null` means never. */
  expiresAt: string | null;
  revokedAt: string | null;
}

/** Share links. The registry sees hashes of their secrets only. */
export interface Shares {
  /**
   * `admit` sees all others of its product, and keeps the share from being made by what it throws: of two at once, the second is shown the
   * first.
   */
  create(
    share: Omit<ShareRecord, 'id' | 'revokedAt'> & { secretHash: string },
    admit: (others: readonly ShareRecord[]) => void,
  ): Promise<ShareRecord>;
  /** All of a product's, those that ended too, the newest first. */
  list(productId: number): Promise<ShareRecord[]>;
  /** `undefined` also for one that was revoked, or has expired by `at`. */
  findBySecret(secretHash: string, at: string): Promise<ShareRecord | undefined>;
  /** Ends it for good. Answers whether there was one that had not been ended so. */
  revoke(productId: number, id: number, at: string): Promise<boolean>;
}

export function createShares(db: Database): Shares {
  return {
    async create({ productId, name, report, query, leastGroup, createdBy, createdAt, expiresAt, secretHash }, admit) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'shares', 1); // the counter's row is locked: nobody else makes one meanwhile
        admit(await listOf(transaction, productId));
        const row = {
          id,
          product_id: productId,
          name,
          report,
          query: JSON.stringify(query),
          least_group: leastGroup,
          created_by: createdBy,
          created_at: createdAt,
          expires_at: expiresAt,
          revoked_at: null,
          secret_hash: secretHash,
        };
        await transaction.insertInto('shares').values(row).execute();
        return toRecord(row);
      });
    },
    list: (productId) => listOf(db, productId),
    async findBySecret(secretHash, at) {
      const row = await db
        .selectFrom('shares')
        .selectAll()
        .where('secret_hash', '=', secretHash)
        .where('revoked_at', 'is', null)
        .where((column) => column.or([column('expires_at', 'is', null), column('expires_at', '>', at)]))
        .executeTakeFirst();
      return row && toRecord(row);
    },
    async revoke(productId, id, at) {
      const { numUpdatedRows } = await db
        .updateTable('shares')
        .set({ revoked_at: at })
        .where((column) => column.and({ product_id: productId, id }))
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

async function listOf(db: Database | Transaction<Tables>, productId: number): Promise<ShareRecord[]> {
  const rows = db.selectFrom('shares').selectAll().where('product_id', '=', productId);
  return (await rows.orderBy('id', 'desc').execute()).map(toRecord);
}

function toRecord(row: Tables['shares']): ShareRecord {
  return {
    id: row.id,
    productId: row.product_id,
    name: row.name,
    report: row.report,
    query: JSON.parse(row.query) as ShareRecord['query'], // written by create above
    leastGroup: row.least_group,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
