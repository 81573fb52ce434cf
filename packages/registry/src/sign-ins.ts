import type { Database } from './database.ts';

/** Where people are signed in. The registry sees hashes of the cookies' secrets only. */
export interface SignIns {
  add(signIn: { secretHash: string; personId: number; expiresAt: string }): Promise<void>;
  /** The person that is signed in with this secret, unless it expired before `now`. */
  personOf(secretHash: string, now: string): Promise<number | undefined>;
  remove(secretHash: string): Promise<void>;
  /** All of a person but the one with this secret. */
  removeOthers(personId: number, keptSecretHash: string): Promise<void>;
  removeExpired(now: string): Promise<void>;
}

export function createSignIns(db: Database): SignIns {
  return {
    async add({ secretHash, personId, expiresAt }) {
      await db
        .insertInto('sign_ins')
        .values({ secret_hash: secretHash, person_id: personId, expires_at: expiresAt })
        .execute();
    },
    async personOf(secretHash, now) {
      const row = await db
        .selectFrom('sign_ins')
        .select('person_id')
        .where('secret_hash', '=', secretHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row?.person_id;
    },
    async remove(secretHash) {
      await db.deleteFrom('sign_ins').where('secret_hash', '=', secretHash).execute();
    },
    async removeOthers(personId, keptSecretHash) {
      await db
        .deleteFrom('sign_ins')
        .where('person_id', '=', personId)
        .where('secret_hash', '!=', keptSecretHash)
        .execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('sign_ins').where('expires_at', '<=', now).execute();
    },
  };
}
