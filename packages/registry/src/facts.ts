import type { Database } from './database.ts';

/** Single values that the server must remember, by name. */
export interface Facts {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export function createFacts(db: Database): Facts {
  return {
    async get(name) {
      return (await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())?.value;
    },
    async set(name, value) {
      await db
        .insertInto('facts')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    async remove(name) {
      await db.deleteFrom('facts').where('name', '=', name).execute();
    },
  };
}
