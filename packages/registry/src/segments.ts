import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

/** A filter that has a name. What the filter says is for whoever reads it to know. */
export interface SegmentRecord {
  id: number;
  name: string;
  filter: string;
  createdAt: string;
}

/** Filters by name, each product its own. */
export interface Segments {
  /** Rejects with `taken` if the product has one of this name. */
  create(productId: number, segment: Omit<SegmentRecord, 'id'>): Promise<SegmentRecord>;
  /** By name. */
  list(productId: number): Promise<SegmentRecord[]>;
  /** Answers it as it is then; `undefined` if there is none. Rejects with `taken` as `create` does. */
  change(
    productId: number,
    id: number,
    change: Partial<Pick<SegmentRecord, 'name' | 'filter'>>,
  ): Promise<SegmentRecord | undefined>;
  /** Answers whether there was one. */
  remove(productId: number, id: number): Promise<boolean>;
}

export function createSegments(db: Database): Segments {
  return {
    async create(productId, { name, filter, createdAt }) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'segments', 1);
        const row = { id, product_id: productId, name, filter, created_at: createdAt };
        await transaction
          .insertInto('segments')
          .values(row)
          .execute()
          .catch((cause: unknown) => rethrow(cause, name));
        return toRecord(row);
      });
    },
    async list(productId) {
      const rows = await db.selectFrom('segments').selectAll().where('product_id', '=', productId).execute();
      // Sorted here, since databases differ in how they sort text.
      return rows.map(toRecord).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    },
    async change(productId, id, { name, filter }) {
      const values = { ...(name === undefined ? {} : { name }), ...(filter === undefined ? {} : { filter }) };
      const one = { product_id: productId, id };
      if (Object.keys(values).length > 0)
        await db
          .updateTable('segments')
          .set(values)
          .where((row) => row.and(one))
          .execute()
          .catch((cause: unknown) => rethrow(cause, name ?? ''));
      const row = await db
        .selectFrom('segments')
        .selectAll()
        .where((columns) => columns.and(one))
        .executeTakeFirst();
      return row && toRecord(row);
    },
    async remove(productId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('segments')
        .where((columns) => columns.and({ product_id: productId, id }))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function rethrow(cause: unknown, name: string): never {
  if (/unique/i.test(String(cause)))
    throw new RegistryError('taken', `there is a segment "${name}" already; change that one, or take another name`, {
      cause,
    });
  throw cause;
}

const toRecord = ({ id, name, filter, created_at }: Tables['segments']): SegmentRecord => ({
  id,
  name,
  filter,
  createdAt: created_at,
});
