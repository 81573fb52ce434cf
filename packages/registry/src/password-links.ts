import type { Database } from './database.ts';

/** One-time links by which people set a password. The registry sees hashes of their secrets only. */
export interface PasswordLinks {
  /** In place of any older one of the person, so that one alone is of use. */
  put(link: { secretHash: string; personId: number; expiresAt: string }): Promise<void>;
  /** Whose link this is, unless it expired before `now`. Whoever takes it uses it up: of two at once, one gets it. */
  take(secretHash: string, now: string): Promise<number | undefined>;
  /** Until when people have a link, by person. */
  open(now: string): Promise<Map<number, string>>;
}

export function createPasswordLinks(db: Database): PasswordLinks {
  return {
    async put({ secretHash, personId, expiresAt }) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('password_links').where('person_id', '=', personId).execute();
        await transaction
          .insertInto('password_links')
          .values({ secret_hash: secretHash, person_id: personId, expires_at: expiresAt })
          .execute();
      });
    },
    async take(secretHash, now) {
      const row = await db
        .deleteFrom('password_links')
        .where('secret_hash', '=', secretHash)
        .where('expires_at', '>', now)
        .returning('person_id')
        .executeTakeFirst();
      return row?.person_id;
    },
    async open(now) {
      const rows = await db.selectFrom('password_links').selectAll().where('expires_at', '>', now).execute();
      return new Map(rows.map((row) => [row.person_id, row.expires_at]));
    },
  };
}
