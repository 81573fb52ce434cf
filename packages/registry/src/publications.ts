import { sql } from 'kysely';
import type { Database, Tables } from './database.ts';
import { takeNumbers } from './counters.ts';

/** Numbers that were published with noise. */
export interface PublicationRecord {
  id: number;
  /** In the words of whoever asked; each is paid for and answered once. */
  question: string;
  /** ε in thousandths. */
  epsilonThousandths: number;
  madeAt: string;
  /** `null` until it is kept: it was paid for, and the server ended before it had the answer. */
  answer: string | null;
}

interface Payment {
  question: string;
  epsilonThousandths: number;
  /** What all publications of the product may cost together. */
  lifetimeThousandths: number;
  at: string;
}

/** What was published, and the ledger of what it cost. */
export interface Publications {
  /**
   * The publication of this question; one that is new is paid for first. `undefined`, and nothing paid, if what is left does not
   * suffice. Durable when it answers.
   */
  payFor(productId: number, payment: Payment): Promise<PublicationRecord | undefined>;
  /** Keeps the answer, unless there is one, and answers the one that is kept. */
  keepAnswer(productId: number, id: number, answer: string): Promise<string>;
  /** All of a product's, the newest first. */
  list(productId: number): Promise<PublicationRecord[]>;
  /** What was ever paid for a product, in thousandths of ε. It does not fall: a restored backup keeps what was paid since. */
  spent(productId: number): Promise<number>;
}

export function createPublications(db: Database): Publications {
  const find = async (productId: number, question: string) => {
    const row = await db
      .selectFrom('publications')
      .selectAll()
      .where((column) => column.and({ product_id: productId, question }))
      .executeTakeFirst();
    return row && toRecord(row);
  };

  return {
    async payFor(productId, { question, epsilonThousandths, lifetimeThousandths, at }) {
      const known = await find(productId, question);
      if (known !== undefined || epsilonThousandths > lifetimeThousandths) return known;
      try {
        return await db.transaction().execute(async (transaction) => {
          // One statement, so that two at once cannot both take what is left.
          const paid = await transaction
            .insertInto('counters')
            .values({ name: ledgerOf(productId), value: epsilonThousandths })
            .onConflict((conflict) =>
              conflict
                .column('name')
                .doUpdateSet({ value: sql`counters.value + ${epsilonThousandths}` })
                .where('counters.value', '<=', lifetimeThousandths - epsilonThousandths),
            )
            .returning('value')
            .executeTakeFirst();
          if (paid === undefined) return undefined;
          const id = await takeNumbers(transaction, 'publications', 1);
          const row = {
            id,
            product_id: productId,
            question,
            epsilon_thousandths: epsilonThousandths,
            made_at: at,
            answer: null,
          };
          await transaction.insertInto('publications').values(row).execute();
          return toRecord(row);
        });
      } catch (cause) {
        // Somebody else paid for the same question meanwhile; this payment was rolled back.
        const theirs = await find(productId, question);
        if (theirs === undefined) throw cause;
        return theirs;
      }
    },
    async keepAnswer(productId, id, answer) {
      const one = { product_id: productId, id };
      await db
        .updateTable('publications')
        .set({ answer })
        .where((column) => column.and(one))
        .where('answer', 'is', null)
        .execute();
      const kept = await db
        .selectFrom('publications')
        .select('answer')
        .where((column) => column.and(one))
        .executeTakeFirstOrThrow();
      return kept.answer ?? answer;
    },
    async list(productId) {
      const rows = db.selectFrom('publications').selectAll().where('product_id', '=', productId);
      return (await rows.orderBy('id', 'desc').execute()).map(toRecord);
    },
    async spent(productId) {
      const row = await db
        .selectFrom('counters')
        .select('value')
        .where('name', '=', ledgerOf(productId))
        .executeTakeFirst();
      return row?.value ?? 0;
    },
  };
}

/** A counter: a restore never sets one back. */
const ledgerOf = (productId: number) => `epsilon/${productId}`;

const toRecord = (row: Tables['publications']): PublicationRecord => ({
  id: row.id,
  question: row.question,
  epsilonThousandths: row.epsilon_thousandths,
  madeAt: row.made_at,
  answer: row.answer,
});
