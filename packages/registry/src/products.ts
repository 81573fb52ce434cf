import type { Database, Tables } from './database.ts';
import { takeNumbers } from './counters.ts';

/** A product as the registry keeps it. `Settings` is the server's to define; the registry only keeps it. */
export interface ProductRecord<Settings> {
  id: number;
  name: string;
  /** Public, write-only. */
  key: string;
  settings: Settings;
  createdAt: string;
}

export interface Products<Settings> {
  create(product: Omit<ProductRecord<Settings>, 'id'>): Promise<ProductRecord<Settings>>;
  list(): Promise<ProductRecord<Settings>[]>;
  find(id: number): Promise<ProductRecord<Settings> | undefined>;
  change(id: number, change: Partial<Pick<ProductRecord<Settings>, 'name' | 'settings'>>): Promise<void>;
  /** Hides the product from all the above; its data can go now. */
  markDeleted(id: number, at: string): Promise<void>;
  /** Those marked whose data may still be there. */
  deletions(): Promise<number[]>;
  /** The last step: its installations, what belongs to it, and itself. Its ID is never given again. */
  remove(id: number): Promise<void>;
}

export function createProducts<Settings extends object>(db: Database, defaults: Settings): Products<Settings> {
  const toRecord = (row: Tables['products']): ProductRecord<Settings> => {
    const settings = JSON.parse(row.settings) as Partial<Settings>; // written by create and change below
    return {
      id: row.id,
      name: row.name,
      key: row.key,
      settings: { ...defaults, ...settings },
      createdAt: row.created_at,
    };
  };
  const living = () => db.selectFrom('products').selectAll().where('deleted_at', 'is', null);

  return {
    async create({ name, key, settings, createdAt }) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'products', 1);
        const row = { id, name, key, settings: JSON.stringify(settings), created_at: createdAt, deleted_at: null };
        await transaction.insertInto('products').values(row).execute();
        return toRecord(row);
      });
    },
    async list() {
      return (await living().orderBy('id').execute()).map(toRecord);
    },
    async find(id) {
      const row = await living().where('id', '=', id).executeTakeFirst();
      return row && toRecord(row);
    },
    async change(id, { name, settings }) {
      const values = {
        ...(name === undefined ? {} : { name }),
        ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
      };
      if (Object.keys(values).length > 0) await db.updateTable('products').set(values).where('id', '=', id).execute();
    },
    async markDeleted(id, at) {
      await db.updateTable('products').set({ deleted_at: at }).where('id', '=', id).execute();
    },
    async deletions() {
      const rows = await db.selectFrom('products').select('id').where('deleted_at', 'is not', null).execute();
      return rows.map(({ id }) => id);
    },
    async remove(id) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('installations').where('product_id', '=', id).execute();
        await transaction.deleteFrom('views').where('product_id', '=', id).execute();
        await transaction.deleteFrom('segments').where('product_id', '=', id).execute();
        await transaction.deleteFrom('audit').where('product_id', '=', id).execute();
        await transaction.deleteFrom('erasures').where('product_id', '=', id).execute();
        await transaction.deleteFrom('erased_ordinals').where('product_id', '=', id).execute();
        await transaction.deleteFrom('rights_requests').where('product_id', '=', id).execute();
        await transaction.deleteFrom('expiries').where('product_id', '=', id).execute();
        await transaction.deleteFrom('privacy_profiles').where('product_id', '=', id).execute();
        await transaction.deleteFrom('manifests').where('product_id', '=', id).execute();
        await transaction.deleteFrom('plans').where('product_id', '=', id).execute();
        await transaction.deleteFrom('privacy_changes').where('product_id', '=', id).execute();
        await transaction.deleteFrom('publications').where('product_id', '=', id).execute();
        await transaction.deleteFrom('shares').where('product_id', '=', id).execute();
        await transaction.deleteFrom('releases').where('product_id', '=', id).execute();
        await transaction.deleteFrom('products').where('id', '=', id).execute();
      });
    },
  };
}
