import type { Database } from './database.ts';

/** What a product's vendor says of itself. What is in it is the server's to define. */
export interface PrivacyProfiles {
  find(productId: number): Promise<object | undefined>;
  put(productId: number, profile: object): Promise<void>;
}

export function createPrivacyProfiles(db: Database): PrivacyProfiles {
  return {
    async find(productId) {
      const row = await db
        .selectFrom('privacy_profiles')
        .select('profile')
        .where('product_id', '=', productId)
        .executeTakeFirst();
      return row && (JSON.parse(row.profile) as object); // written by put below
    },
    async put(productId, profile) {
      const text = JSON.stringify(profile);
      await db
        .insertInto('privacy_profiles')
        .values({ product_id: productId, profile: text })
        .onConflict((conflict) => conflict.column('product_id').doUpdateSet({ profile: text }))
        .execute();
    },
  };
}
