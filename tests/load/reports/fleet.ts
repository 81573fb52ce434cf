import { insertMarks, type Warehouse } from '@usance/warehouse';
import { insertSessionDays } from './fleet-days.ts';
import { createInstallations } from './fleet-installations.ts';
import { insertArrivals, insertExceptions, insertRevisions } from './fleet-traces.ts';

/** How many session days an installation has on average, with the shapes of the fleet. */
const daysEach = 100;

export interface FleetSize {
  productId: number;
  sessionDays: number;
  /** First and last day. */
  from: string;
  to: string;
}

/** Large blocks make few parts. What was sent again is written after what it replaces, so that nothing is to be replaced within a block. */
const insertSettings = `
  SETTINGS
    max_threads = 2,
    max_insert_threads = 2,
    min_insert_block_size_rows = 1000000,
    min_insert_block_size_bytes = 1000000000,
    optimize_on_insert = 0`;

/**
 * Session days as a product of some age has them: installations that came over the year, a third of them gone within weeks and others that
 * stay; people who use it daily beside those who do once a week; quieter weekends; releases that spread; many systems that are rare and a few that are
 * not; features of which few are used by all. 3 % of the records were sent twice, the second time with a higher revision. Everything follows from hashes,
 * so that a fleet of one size is always the same.
 */
export async function buildFleet(
  warehouse: Warehouse,
  { productId, sessionDays, from, to }: FleetSize,
  onMonth: (lastDay: string) => void,
): Promise<void> {
  const common = { product: productId, from, to };
  await warehouse.command('CREATE DATABASE IF NOT EXISTS bench');
  await warehouse.command(createInstallations, { ...common, installations: Math.round(sessionDays / daysEach) });
  // Each month is merged once, at the end, and not again and again while it grows.
  await warehouse.command('SYSTEM STOP MERGES session_days');
  for (const days of months(from, to)) {
    const [first = from] = days;
    const last = days.at(-1) ?? first;
    await insertMarks(
      warehouse,
      days.map((day) => ({ productId, day })),
    );
    const parameters = {
      ...common,
      first,
      last,
      firstAt: daysBetween(from, first),
      lastAt: daysBetween(from, last),
      weekday: (new Date(from).getUTCDay() + 6) % 7, // Monday is 0
    };
    for (const statement of [insertSessionDays, insertRevisions, insertExceptions, insertArrivals])
      await warehouse.command(statement + insertSettings, parameters);
    onMonth(last);
  }
  await warehouse.command('SYSTEM START MERGES session_days');
}

const dayMs = 86_400_000;

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** The days of a range, month by month. */
function months(from: string, to: string): string[][] {
  const byMonth = new Map<string, string[]>();
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    byMonth.set(day.slice(0, 7), [...(byMonth.get(day.slice(0, 7)) ?? []), day]);
  }
  return [...byMonth.values()];
}
