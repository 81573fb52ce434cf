import type { Transaction } from 'kysely';
import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';
import type { Role } from './people.ts';

/** What was done to a person's account. */
export interface PeopleChange {
  id: number;
  at: string;
  /** The person or the token, with the name it had then. */
  by: { kind: 'person' | 'token'; id: number; name: string };
  action: 'invited' | 'link-made' | 'password-set' | 'role-changed' | 'removed';
  person: { id: number; name: string };
  /** After the change. */
  role: Role;
}

/** Who does something to an account, and when. */
export type ChangedBy = Pick<PeopleChange, 'at' | 'by'>;

/** Who changed who may do what. Entries are only added. */
export interface PeopleChanges {
  /** Durable when it answers. */
  add(change: Omit<PeopleChange, 'id'>): Promise<void>;
  /** The newest first, so many at most. */
  list(limit: number): Promise<PeopleChange[]>;
}

export function createPeopleChanges(db: Database): PeopleChanges {
  return {
    add: (change) => db.transaction().execute((transaction) => addPeopleChange(transaction, change)),
    async list(limit) {
      const rows = db.selectFrom('people_changes').selectAll().orderBy('id', 'desc').limit(limit);
      return (await rows.execute()).map(toChange);
    },
  };
}

/** In the transaction in which the change is made, so that neither is there without the other. */
export async function addPeopleChange(
  transaction: Transaction<Tables>,
  { at, by, action, person, role }: Omit<PeopleChange, 'id'>,
): Promise<void> {
  await transaction
    .insertInto('people_changes')
    .values({
      id: await takeNumbers(transaction, 'people_changes', 1),
      at,
      by_kind: by.kind,
      by_id: by.id,
      by_name: by.name,
      action,
      person_id: person.id,
      person_name: person.name,
      role,
    })
    .execute();
}

function toChange(row: Tables['people_changes']): PeopleChange {
  // The three words are written by add above.
  return {
    id: row.id,
    at: row.at,
    by: { kind: row.by_kind as PeopleChange['by']['kind'], id: row.by_id, name: row.by_name },
    action: row.action as PeopleChange['action'],
    person: { id: row.person_id, name: row.person_name },
    role: row.role as Role,
  };
}
