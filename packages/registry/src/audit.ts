import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';

/** That somebody looked at one installation, or had it erased. It says neither which one nor what was seen. */
export interface AuditEntry {
  id: number;
  at: string;
  /** The person or the token, with the name it had then. */
  by: { kind: 'person' | 'token'; id: number; name: string };
  action: 'installation-view' | 'installation-export' | 'installation-erase';
  outcome: 'found' | 'not-found';
}

/** Who looked at what needs a reason. Entries are only added; they go with their product. */
export interface Audit {
  /** Durable when it answers. */
  add(productId: number, entry: Omit<AuditEntry, 'id'>): Promise<void>;
  /** The newest first: those before an entry, so many at most. */
  list(productId: number, options: { before?: number | undefined; limit: number }): Promise<AuditEntry[]>;
}

export function createAudit(db: Database): Audit {
  return {
    async add(productId, { at, by, action, outcome }) {
      await db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'audit', 1);
        await transaction
          .insertInto('audit')
          .values({
            id,
            product_id: productId,
            at,
            by_kind: by.kind,
            by_id: by.id,
            by_name: by.name,
            action,
            outcome,
          })
          .execute();
      });
    },
    async list(productId, { before, limit }) {
      let rows = db.selectFrom('audit').selectAll().where('product_id', '=', productId);
      if (before !== undefined) rows = rows.where('id', '<', before);
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(toEntry);
    },
  };
}

function toEntry(row: Tables['audit']): AuditEntry {
  // The three words are written by add above.
  return {
    id: row.id,
    at: row.at,
    by: { kind: row.by_kind as AuditEntry['by']['kind'], id: row.by_id, name: row.by_name },
    action: row.action as AuditEntry['action'],
    outcome: row.outcome as AuditEntry['outcome'],
  };
}
