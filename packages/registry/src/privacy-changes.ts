import { takeNumbers } from './counters.ts';
import type { Database, Tables } from './database.ts';

/** One thing that changed, in values that can be shown to anybody. */
export interface ChangedThing {
  /** `keepCountry`, `features/Export/PDF`, … */
  what: string;
  before: unknown;
  after: unknown;
}

/** That a product came to treat its users differently. It is published, so it names nobody of the vendor's. */
export interface PrivacyChange {
  id: number;
  at: string;
  subject: 'plan' | 'settings';
  /** `widening` if more is collected, kept longer or protected less than before. */
  direction: 'widening' | 'narrowing' | 'neutral';
  details: readonly ChangedThing[];
  /** Given for each that widens. */
  reason: string | null;
}

/** What changed in how products treat their users. Entries are only added; they go with their product. */
export interface PrivacyChanges {
  /** Durable when it answers. */
  add(productId: number, change: Omit<PrivacyChange, 'id'>): Promise<void>;
  /** All of a product's, the newest first. */
  list(productId: number): Promise<PrivacyChange[]>;
}

export function createPrivacyChanges(db: Database): PrivacyChanges {
  return {
    async add(productId, { at, subject, direction, details, reason }) {
      await db.transaction().execute(async (transaction) => {
        const id = await takeNumbers(transaction, 'privacy_changes', 1);
        const row = { id, product_id: productId, at, subject, direction, details: JSON.stringify(details), reason };
        await transaction.insertInto('privacy_changes').values(row).execute();
      });
    },
    async list(productId) {
      const rows = db.selectFrom('privacy_changes').selectAll().where('product_id', '=', productId);
      return (await rows.orderBy('id', 'desc').execute()).map(toChange);
    },
  };
}

function toChange({ id, at, subject, direction, details, reason }: Tables['privacy_changes']): PrivacyChange {
  return {
    id,
    at,
    // These three are written by add above.
    subject: subject as PrivacyChange['subject'],
    direction: direction as PrivacyChange['direction'],
    details: JSON.parse(details) as ChangedThing[],
    reason,
  };
}
