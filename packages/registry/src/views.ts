import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

/** A page with its parameters, that has a name. What either says is for whoever shows pages to know. */
export interface ViewRecord {
  id: number;
  name: string;
  page: string;
  query: string;
  createdAt: string;
}

/** Views by name, each product its own. */
export interface Views {
  /** Rejects with `taken` if the product has one of this name. */
  create(productId: number, view: Omit<ViewRecord, 'id'>): Promise<ViewRecord>;
  /** By name. */
  list(productId: number): Promise<ViewRecord[]>;
  /** Answers whether there was one. */
  remove(productId: number, id: number): Promise<boolean>;
}

export function createViews(db: Database): Views {
  return {
    async create(productId, { name, page, query, createdAt }) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'views', 1);
        const row = { id, product_id: productId, name, page, query, created_at: createdAt };
        await transaction
          .insertInto('views')
          .values(row)
          .execute()
          .catch((cause: unknown) => rethrow(cause, name));
        return toRecord(row);
      });
    },
    async list(productId) {
      const rows = await db.selectFrom('views').selectAll().where('product_id', '=', productId).execute();
      // Sorted here, since databases differ in how they sort text.
      return rows.map(toRecord).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    },
    async remove(productId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('views')
        .where((columns) => columns.and({ product_id: productId, id }))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function rethrow(cause: unknown, name: string): never {
  if (/unique/i.test(String(cause)))
    throw new RegistryError('taken', `there is a view "${name}" already; delete that one, or take another name`, {
      cause,
    });
  throw cause;
}

const toRecord = ({ id, name, page, query, created_at }: Tables['views']): ViewRecord => ({
  id,
  name,
  page,
  query,
  createdAt: created_at,
});
