import { sql, type Transaction } from 'kysely';
import type { Database, Tables } from './database.ts';

/** Takes the next `count` numbers of a counter and answers the first of them. What was once given is never given again. */
export async function takeNumbers(db: Database | Transaction<Tables>, name: string, count: number): Promise<number> {
  const { value } = await db
    .insertInto('counters')
    .values({ name, value: count })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql`counters.value + ${count}` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - count + 1;
}

/** Makes counters at least as high as these: numbers that others gave are not given again. */
export async function raiseCounters(db: Database | Transaction<Tables>, least: Record<string, number>): Promise<void> {
  for (const [name, value] of Object.entries(least))
    await db
      .insertInto('counters')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }).where('counters.value', '<', value))
      .execute();
}
