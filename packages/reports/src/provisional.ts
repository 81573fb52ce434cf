import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from './define-report.ts';
import { addDays } from './query/days.ts';

/** The share of a day's data that has to be expected in before the day counts as complete. */
export const completeShare = 0.95;

/** Days that tell how late data comes in: of the last 90, those old enough to have nearly all of it. */
const oldestReference = 90;
export const newestReference = 7;

/**
 * The first day of the range whose data is not expected to be complete yet; `null` if the range ends before it. The delay is
 * measured: the fewest days after which 95 % of all pairs of installation and day were known, for the days of reference since
 * the product was made. Without any, and at the least, it is today that is incomplete.
 */
export async function provisionalFrom(
  warehouse: Warehouse,
  { from, to }: { from: string; to: string },
  context: ReportContext,
): Promise<string | null> {
  const delay = await (context.delayDays ?? measureDelayDays(warehouse, context));
  const first = addDays(context.today, 1 - Math.max(1, delay));
  if (to < first) return null;
  return from > first ? from : first;
}

/** The fewest days after which a day counts as complete. It changes over weeks, so that one measurement serves many questions. */
export const measureDelayDays = async (warehouse: Warehouse, context: ReportContext): Promise<number> =>
  delayOf(await measureDelays(warehouse, context));

/** Reports of a week leave so many days after its Monday at the latest, if the program runs: it is over after seven, closed after eight. */
const lastReportDays = 12;

/** The same for weeks without an ID, of which nobody knows which report comes late: it is the time that the SDK takes. */
export function provisionalWeeks({ from, to }: { from: string; to: string }, { today }: ReportContext): string | null {
  const first = addDays(today, 1 - lastReportDays);
  return to < first ? null : laterOf(from, first);
}

/** How many pairs of installation and day became known so many days after the day. */
interface Delay {
  lag: number;
  pairs: number;
}

const measureDelays = (warehouse: Warehouse, { productId, createdDay, today, signal, timeoutMs }: ReportContext) =>
  warehouse.query<Delay>(
    /* sql */ `
    SELECT lag, sum(known_by_now - known_before) AS pairs
    FROM (
      SELECT
        lag,
        known AS known_by_now,
        lagInFrame(known, 1, 0) OVER (PARTITION BY day ORDER BY lag ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS known_before
      FROM (
        SELECT day, lag, groupBitmapMerge(arrived) OVER (PARTITION BY day ORDER BY lag) AS known
        FROM (
          SELECT day, greatest(received_day - day, 0) AS lag, groupBitmapMergeState(installations) AS arrived
          FROM arrivals
          WHERE product_id = {product: UInt32}
            AND day BETWEEN {first: Date} AND {last: Date}
          GROUP BY day, lag
        )
      )
    )
    GROUP BY lag
    ORDER BY lag
  `,
    {
      product: productId,
      first: laterOf(createdDay, addDays(today, -oldestReference)),
      last: addDays(today, -newestReference),
    },
    { signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
  );

/** The fewest days after which the share is known that makes a day complete. */
function delayOf(delays: readonly Delay[]): number {
  const all = delays.reduce((sum, { pairs }) => sum + pairs, 0);
  if (all === 0) return 0; // an empty set, as an erasure leaves it, was no delay
  let known = 0;
  for (const { lag, pairs } of delays) {
    known += pairs;
    if (known >= completeShare * all) return lag;
  }
  return 0;
}

const laterOf = (one: string, other: string) => (one > other ? one : other);
