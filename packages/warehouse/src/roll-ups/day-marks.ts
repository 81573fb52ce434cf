import type { Warehouse } from '../warehouse.ts';

/** Rows are written at most so long after the mark of their day was, and the write takes at most as long again; else the day is marked again. */
const markLastsMs = 20_000;

/** After an epoch is over, every row that was written under one of its marks is in the tables after so long. */
export const epochSettlesMs = 2 * markLastsMs;

/** A day of a product. */
export interface ProductDay {
  productId: number;
  day: string;
}

/** Marks days in which something arrives, so that their roll-ups are no longer taken for the whole. */
export interface DayMarks {
  /**
   * Runs a write to `session_days`. The days' marks are durable before it begins, and again before this resolves if it took long. A write that
   * fails may have left rows behind, which the marks cover if it ended in time, and which nobody was told of if it did not.
   */
  during(days: readonly ProductDay[], write: () => Promise<void>): Promise<void>;
  /** Forgets a product whose rows go. */
  forget(productId: number): void;
}

export function createDayMarks(warehouse: Warehouse, now: () => number = () => performance.now()): DayMarks {
  /** When the last mark of each day was begun. */
  const marked = new Map<string, number>();

  async function mark(days: readonly ProductDay[]): Promise<void> {
    const begunMs = now();
    await insertMarks(warehouse, days);
    for (const day of days) marked.set(keyOf(day), begunMs);
    if (marked.size > 10_000) for (const [key, begun] of marked) if (begunMs - begun > markLastsMs) marked.delete(key);
  }

  const isMarked = (day: ProductDay) => now() - (marked.get(keyOf(day)) ?? -Infinity) < markLastsMs;

  return {
    async during(days, write) {
      const unmarked = days.filter((day) => !isMarked(day));
      if (unmarked.length > 0) await mark(unmarked);
      const begunMs = Math.min(...days.map((day) => marked.get(keyOf(day)) ?? 0));
      await write();
      if (now() - begunMs > epochSettlesMs) await mark(days);
    },
    forget(productId) {
      for (const key of marked.keys()) if (key.startsWith(`${productId}/`)) marked.delete(key);
    },
  };
}

/** Marks days with the epoch that runs now. */
export async function insertMarks(warehouse: Warehouse, days: readonly ProductDay[]): Promise<void> {
  await warehouse.command(
    /* sql */ `
    INSERT INTO day_marks
    SELECT marked.1, marked.2, (SELECT max(epoch) FROM epochs)
    FROM (SELECT arrayJoin(arrayZip({products: Array(UInt32)}, {days: Array(Date)})) AS marked)
  `,
    { products: days.map(({ productId }) => productId), days: days.map(({ day }) => day) },
  );
}

const keyOf = ({ productId, day }: ProductDay) => `${productId}/${day}`;
