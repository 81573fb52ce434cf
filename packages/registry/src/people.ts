import type { Transaction } from 'kysely';
import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';
import { addPeopleChange, type ChangedBy } from './people-changes.ts';
import { RegistryError } from './registry-error.ts';

export type Role = 'owner' | 'manager' | 'viewer';

export interface PersonRecord {
  id: number;
  name: string;
  /** Lower case. */
  email: string;
  /** `undefined` until the person has set one: nobody can sign in so. */
  passwordHash: string | undefined;
  role: Role;
  createdAt: string;
}

/** How a change of a person went. `last-owner`: nothing was changed, since nobody would be left who could change people. */
export type PersonChanged = 'done' | 'missing' | 'last-owner';

export interface People {
  count(): Promise<number>;
  /** Makes the first person, if there was none yet; of two at once, one is refused with `taken`. */
  createFirst(person: Omit<PersonRecord, 'id' | 'createdAt'>, at: string): Promise<PersonRecord>;
  /** Makes a person who has no password yet. Refused with `taken` where the address has an account. */
  invite(person: Pick<PersonRecord, 'name' | 'email' | 'role'>, changed: ChangedBy): Promise<PersonRecord>;
  list(): Promise<PersonRecord[]>;
  findByEmail(email: string): Promise<PersonRecord | undefined>;
  find(id: number): Promise<PersonRecord | undefined>;
  /** Ends where the person is signed in, but for the one sign-in with `keptSignIn`, and all links. */
  setPassword(id: number, passwordHash: string, keptSignIn?: string): Promise<void>;
  changeRole(id: number, role: Role, changed: ChangedBy): Promise<PersonChanged>;
  /** With all sign-ins and links of the person. The number is never given again. */
  remove(id: number, changed: ChangedBy): Promise<PersonChanged>;
}

export function createPeople(db: Database): People {
  const found = async (column: 'id' | 'email', value: number | string) => {
    const row = await db.selectFrom('people').selectAll().where(column, '=', value).executeTakeFirst();
    return row && toRecord(row);
  };

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
        return insert(transaction, { id, ...person, createdAt: at });
      });
    },
    async invite(person, changed) {
      return db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'people', 1);
        const other = await transaction
          .selectFrom('people')
          .select('id')
          .where('email', '=', person.email)
          .executeTakeFirst();
        if (other !== undefined)
          throw new RegistryError('taken', 'somebody has an account with this e-mail address already');
        const made = { id, ...person, passwordHash: undefined, createdAt: changed.at };
        await addPeopleChange(transaction, { ...changed, action: 'invited', person: made, role: made.role });
        return insert(transaction, made);
      });
    },
    list: async () => (await db.selectFrom('people').selectAll().orderBy('id').execute()).map(toRecord),
    findByEmail: (email) => found('email', email),
    find: (id) => found('id', id),
    async setPassword(id, passwordHash, keptSignIn = '') {
      await db.transaction().execute(async (transaction) => {
        await transaction.updateTable('people').set({ password_hash: passwordHash }).where('id', '=', id).execute();
        await transaction
          .deleteFrom('sign_ins')
          .where('person_id', '=', id)
          .where('secret_hash', '!=', keptSignIn)
          .execute();
        await transaction.deleteFrom('password_links').where('person_id', '=', id).execute();
      });
    },
    async changeRole(id, role, changed) {
      return db.transaction().execute(async (transaction) => {
        const { person, isLastOwner } = await look(transaction, id);
        if (person === undefined) return 'missing';
        if (isLastOwner && role !== 'owner') return 'last-owner';
        await addPeopleChange(transaction, { ...changed, action: 'role-changed', person, role });
        await transaction.updateTable('people').set({ role }).where('id', '=', id).execute();
        return 'done';
      });
    },
    async remove(id, changed) {
      return db.transaction().execute(async (transaction) => {
        const { person, isLastOwner } = await look(transaction, id);
        if (person === undefined) return 'missing';
        if (isLastOwner) return 'last-owner';
        await addPeopleChange(transaction, { ...changed, action: 'removed', person, role: person.role });
        await transaction.deleteFrom('sign_ins').where('person_id', '=', id).execute();
        await transaction.deleteFrom('password_links').where('person_id', '=', id).execute();
        await transaction.deleteFrom('people').where('id', '=', id).execute();
        return 'done';
      });
    },
  };
}

/** A person, and whether nobody else could sign in as an owner. Nobody else changes people until the transaction ends. */
async function look(
  transaction: Transaction<Tables>,
  id: number,
): Promise<{ person: PersonRecord | undefined; isLastOwner: boolean }> {
  await takeNumbers(transaction, 'people', 0); // locks the counter's row
  const people = (await transaction.selectFrom('people').selectAll().execute()).map(toRecord);
  const owners = people.filter(({ role, passwordHash }) => role === 'owner' && passwordHash !== undefined);
  return { person: people.find((one) => one.id === id), isLastOwner: owners.length === 1 && owners[0]?.id === id };
}

async function insert(transaction: Transaction<Tables>, person: PersonRecord): Promise<PersonRecord> {
  const { id, name, email, passwordHash = '', role, createdAt } = person;
  await transaction
    .insertInto('people')
    .values({ id, name, email, password_hash: passwordHash, role, created_at: createdAt })
    .execute();
  return person;
}

function toRecord(row: Tables['people']): PersonRecord {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    passwordHash: row.password_hash === '' ? undefined : row.password_hash,
    role: row.role as Role, // written by insert and changeRole above
    createdAt: row.created_at,
  };
}
