import type { Database, Tables } from './database.ts';
import { takeNumbers } from './counters.ts';

/** What was deleted because its time was over: numbers only. */
export interface Expiry {
  at: string;
  sessionDays: number;
  /** Exceptions and events. */
  details: number;
  /** Weekly reports without an ID. */
  weeks: number;
  /** Of whom nothing was left, so that they were forgotten. */
  installations: number;
  /** Session days and weekly reports that lost what they told of a feature or property which its plan keeps for a shorter time. */
  parts: number;
}

/** When what was deleted. Entries are only added; they go with their product. */
export interface Expiries {
  add(productId: number, expiry: Expiry): Promise<void>;
  /** The newest first, so many at most. */
  list(productId: number, limit: number): Promise<Expiry[]>;
}

export function createExpiries(db: Database): Expiries {
  return {
    async add(productId, { at, sessionDays, details, weeks, installations, parts }) {
      await db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'expiries', 1);
        const row = { id, product_id: productId, at, session_days: sessionDays, details, weeks, installations, parts };
        await transaction.insertInto('expiries').values(row).execute();
      });
    },
    async list(productId, limit) {
      const rows = db.selectFrom('expiries').selectAll().where('product_id', '=', productId);
      return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(toExpiry);
    },
  };
}

const toExpiry = ({ at, session_days, details, weeks, installations, parts }: Tables['expiries']): Expiry => ({
  at,
  sessionDays: session_days,
  details,
  weeks,
  installations,
  parts,
});
