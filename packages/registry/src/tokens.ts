import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';

export interface TokenRecord {
  id: number;
  name: string;
  scopes: ('read' | 'manage' | 'inspect' | 'backup' | 'people')[];
  createdAt: string;
}

/** Tokens of programs. The registry sees hashes of their secrets only. */
export interface Tokens {
  create(token: Omit<TokenRecord, 'id'> & { secretHash: string }): Promise<TokenRecord>;
  list(): Promise<TokenRecord[]>;
  findBySecret(secretHash: string): Promise<TokenRecord | undefined>;
  /** Answers whether there was one. */
  remove(id: number): Promise<boolean>;
}

export function createTokens(db: Database): Tokens {
  return {
    async create({ name, scopes, createdAt, secretHash }) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'tokens', 1);
        const row = { id, name, scopes: scopes.join(' '), created_at: createdAt, secret_hash: secretHash };
        await transaction.insertInto('tokens').values(row).execute();
        return toRecord(row);
      });
    },
    async list() {
      return (await db.selectFrom('tokens').selectAll().orderBy('id').execute()).map(toRecord);
    },
    async findBySecret(secretHash) {
      const row = await db.selectFrom('tokens').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
      return row && toRecord(row);
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('tokens').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toRecord(row: Tables['tokens']): TokenRecord {
  const scopes = row.scopes.split(' ') as TokenRecord['scopes']; // written by create above
  return { id: row.id, name: row.name, scopes, createdAt: row.created_at };
}
