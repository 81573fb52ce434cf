import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';
import { RegistryError } from './registry-error.ts';

export interface PersonRecord {
  id: number;
  name: string;
  /** Lower case. */
  email: string;
  passwordHash: string;
  role: 'owner';
}

export interface People {
  count(): Promise<number>;
  /** Makes the first person, if there is none yet; of two at once, one is refused with `taken`. */
  createFirst(person: Omit<PersonRecord, 'id'>, at: string): Promise<PersonRecord>;
  findByEmail(email: string): Promise<PersonRecord | undefined>;
  find(id: number): Promise<PersonRecord | undefined>;
}

export function createPeople(db: Database): People {
  return {
    async count() {
      const { people } = await db
        .selectFrom('people')
        .select((expression) => expression.fn.countAll().as('people'))
        .executeTakeFirstOrThrow();
      return Number(people);
    },
    async createFirst(person, at) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'people', 1); // the counter's row is locked, so two cannot both get 1
        if (id !== 1) throw new RegistryError('taken', 'this server has its owner already; sign in instead');
        const { name, email, passwordHash, role } = person;
        await transaction
          .insertInto('people')
          .values({ id, name, email, password_hash: passwordHash, role, created_at: at })
          .execute();
        return { id, ...person };
      });
    },
    async findByEmail(email) {
      return toRecord(await db.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst());
    },
    async find(id) {
      return toRecord(await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst());
    },
  };
}

function toRecord(row: Tables['people'] | undefined): PersonRecord | undefined {
  if (row === undefined) return undefined;
  return { id: row.id, name: row.name, email: row.email, passwordHash: row.password_hash, role: 'owner' };
}
