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

/** Makes the link of an entry, given as text, out of the one before it; '' before the first. It takes a secret that the registry does not have. */
export type LinkAudit = (previous: string, entry: string) => string;

/** What came of following the links. */
export interface AuditCheck {
  entries: number;
  /** The first entry that has a link; those before it are older than links are. `null` where none has. */
  linkedFrom: number | null;
  /** The first entry that does not follow from the one before it: one of the two was changed, or others between them taken out. */
  broken: number | null;
  /** Every link, in order. */
  links: string[];
}

/** Who looked at what needs a reason. Entries are only added; they go with their product. */
export interface Audit {
  /** Durable when it answers, and linked to the entry before it. */
  add(productId: number, entry: Omit<AuditEntry, 'id'>, link: LinkAudit): Promise<void>;
  /** The newest first: those before an entry, so many at most. */
  list(productId: number, options: { before?: number | undefined; limit: number }): Promise<AuditEntry[]>;
  /** Follows the links from the first entry on. */
  check(productId: number, link: LinkAudit): Promise<AuditCheck>;
}

export function createAudit(db: Database): Audit {
  return {
    async add(productId, { at, by, action, outcome }, link) {
      await db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'audit', 1); // until this is over, nobody else gets one
        const before = await transaction
          .selectFrom('audit')
          .select('link')
          .where('product_id', '=', productId)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst();
        const entry = {
          id,
          product_id: productId,
          at,
          by_kind: by.kind,
          by_id: by.id,
          by_name: by.name,
          action,
          outcome,
        };
        await transaction
          .insertInto('audit')
          .values({ ...entry, link: link(before?.link ?? '', textOf(entry)) })
          .execute();
      });
    },
    async list(productId, { before, limit }) {
      let rows = db.selectFrom('audit').selectAll().where('product_id', '=', productId);
      if (before !== undefined) rows = rows.where('id', '<', before);
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(toEntry);
    },
    async check(productId, link) {
      const rows = await db.selectFrom('audit').selectAll().where('product_id', '=', productId).orderBy('id').execute();
      const first = rows.findIndex((row) => row.link !== '');
      const linked = first === -1 ? [] : rows.slice(first);
      const broken = linked.find((row, index) => row.link !== link(linked[index - 1]?.link ?? '', textOf(row)));
      return {
        entries: rows.length,
        linkedFrom: linked[0]?.id ?? null,
        broken: broken?.id ?? null,
        links: linked.map((row) => row.link),
      };
    },
  };
}

/** All that an entry says, in an order that stays. */
const textOf = (row: Omit<Tables['audit'], 'link'>): string =>
  JSON.stringify([row.id, row.product_id, row.at, row.by_kind, row.by_id, row.by_name, row.action, row.outcome]);

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
