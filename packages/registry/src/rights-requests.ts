import type { Database, Tables } from './database.ts';
import { takeNumbers } from './counters.ts';

/** That somebody asked the vendor for their rights, and was helped. It does not say whose installation it was about. */
export interface RightsRequestRecord {
  id: number;
  kind: 'export' | 'erase';
  /** The day it reached the vendor. */
  receivedDay: string;
  handledAt: string;
  /** The last day on which it may be done. */
  dueDay: string;
  /** Who handled it, with the name of then. */
  by: string;
  /** The vendor's own reference. */
  note: string | null;
  /** Whether all of it is done. An erasure is when every one that was asked for until then is: which one it was, is not kept. */
  isDone: boolean;
}

/** What people asked the vendor for. Entries are only added; they go with their product. */
export interface RightsRequests {
  /** Durable when it answers. */
  add(productId: number, request: Omit<RightsRequestRecord, 'id' | 'isDone'>): Promise<RightsRequestRecord>;
  /** The newest first, so many at most. */
  list(productId: number, limit: number): Promise<RightsRequestRecord[]>;
}

export function createRightsRequests(db: Database): RightsRequests {
  /** The earliest erasure of the product that is not finished. */
  async function openSince(productId: number): Promise<string | null> {
    const { first } = await db
      .selectFrom('erasures')
      .select(({ fn }) => fn.min<string | null>('requested_at').as('first'))
      .where('product_id', '=', productId)
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    return first;
  }

  return {
    async add(productId, { kind, receivedDay, handledAt, dueDay, by, note }) {
      const row = await db.transaction().execute(async (transaction) => {
        const values = {
          id: await takeNumbers(transaction, 'rights_requests', 1),
          product_id: productId,
          kind,
          received_day: receivedDay,
          handled_at: handledAt,
          due_day: dueDay,
          by_name: by,
          note,
        };
        await transaction.insertInto('rights_requests').values(values).execute();
        return values;
      });
      return toRecord(row, await openSince(productId));
    },
    async list(productId, limit) {
      const since = await openSince(productId);
      const rows = db.selectFrom('rights_requests').selectAll().where('product_id', '=', productId);
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map((row) => toRecord(row, since));
    },
  };
}

function toRecord(row: Tables['rights_requests'], openSince: string | null): RightsRequestRecord {
  return {
    id: row.id,
    kind: row.kind as RightsRequestRecord['kind'], // written by add above
    receivedDay: row.received_day,
    handledAt: row.handled_at,
    dueDay: row.due_day,
    by: row.by_name,
    note: row.note,
    isDone: row.kind === 'export' || openSince === null || openSince > row.handled_at,
  };
}
