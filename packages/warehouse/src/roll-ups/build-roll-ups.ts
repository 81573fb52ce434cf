import { setTimeout as sleep } from 'node:timers/promises';
import type { Warehouse } from '../warehouse.ts';
import { buildDays } from './build-days.ts';
import { buildMonth } from './build-month.ts';
import { buildsPerEpoch, newBuild } from './build-number.ts';
import { daysOf, monthOf, readCoverage, type Coverage } from './coverage.ts';
import { epochSettlesMs } from './day-marks.ts';
import { currentEpoch } from './drop-old-builds.ts';

/** Between two portions, a server that ends can stop. */
const rowsPerPortion = 1_000_000;

export interface RollUpsOptions {
  /** How long rows of an epoch that is over may still be on their way: only tests that know better say less. */
  settleMs?: number;
  signal?: AbortSignal;
}

/** What a round did. */
export interface RollUpsRound {
  days: number;
  months: number;
}

/**
 * Builds the roll-ups of all days in which something arrived, except of those in which something arrives just now, and of the months that
 * are made of them. May be cut off anywhere, and run by several processes at once: that costs work, and never a number.
 */
export async function buildRollUps(
  warehouse: Warehouse,
  { settleMs = epochSettlesMs, signal }: RollUpsOptions = {},
): Promise<RollUpsRound> {
  const round = { days: 0, months: 0 };
  const products = new Set([...(await dirtyProducts(warehouse)), ...(await productsWithOldMonths(warehouse))]);
  if (products.size === 0) return round;
  const epoch = await endEpoch(warehouse);
  await sleep(settleMs, undefined, { signal });
  for (const productId of products) {
    for (const days of await quietDays(warehouse, productId, epoch)) {
      signal?.throwIfAborted();
      await buildDays(warehouse, { productId, days }, newBuild(epoch));
      round.days += days.length;
    }
    const coverage = await readCoverage(warehouse, productId);
    for (const month of monthsToBuild(coverage)) {
      signal?.throwIfAborted();
      await buildMonth(warehouse, { productId, month, days: daysOf(month, coverage.days) }, newBuild(epoch));
      round.months += 1;
    }
  }
  return round;
}

/** Products with a day that was marked after the epoch of its build. */
async function dirtyProducts(warehouse: Warehouse): Promise<number[]> {
  const rows = await warehouse.query<{ product: number }>(
    /* sql */ `
    SELECT DISTINCT product_id AS product
    FROM (
      SELECT product_id, day, max(marked) AS last_mark, max(built) AS last_build
      FROM (
        SELECT product_id, day, epoch AS marked, 0 AS built
        FROM day_marks

        UNION ALL
        SELECT product_id, period AS day, 0, intDiv(build, {buildsPerEpoch: UInt32})
        FROM builds
        WHERE grain = 'day'
      )
      GROUP BY product_id, day
    )
    WHERE last_mark > last_build
    ORDER BY product
  `,
    { buildsPerEpoch },
  );
  return rows.map(({ product }) => product);
}

/** Products with a month that has not been made of the builds of its days: nothing may arrive any more in what a kill left like that. */
async function productsWithOldMonths(warehouse: Warehouse): Promise<number[]> {
  const rows = await warehouse.query<{ product: number }>(/* sql */ `
    SELECT DISTINCT product_id AS product
    FROM (
      SELECT product_id, grain, period, max(build) AS last_build, argMax(days, build) AS parts
      FROM builds
      GROUP BY product_id, grain, period
    )
    GROUP BY product_id, toStartOfMonth(period)
    HAVING anyIf(parts, grain = 'month') != arrayMap(one -> one.2, arraySort(groupArrayIf((period, last_build), grain = 'day')))
    ORDER BY product
  `);
  return rows.map(({ product }) => product);
}

/** From here on days are marked with a higher epoch. Answers the one that is over. */
async function endEpoch(warehouse: Warehouse): Promise<number> {
  const epoch = await currentEpoch(warehouse);
  await warehouse.command('INSERT INTO epochs VALUES ({next: UInt64})', { next: epoch + 1 });
  return epoch;
}

/**
 * Dirty days with no mark since the epoch was over: what is built of any other would be out of date at once. In portions of about so many
 * rows, the newest first: those are asked for most.
 */
async function quietDays(warehouse: Warehouse, productId: number, epoch: number): Promise<string[][]> {
  const { dirtyDays } = await readCoverage(warehouse, productId);
  const rows = await warehouse.query<{ days: string[] }>(
    /* sql */ `
    WITH quiet AS (
      SELECT day
      FROM day_marks
      WHERE product_id = {product: UInt32}
        AND day IN {dirtyDays: Array(Date)}
      GROUP BY day
      HAVING max(epoch) <= {epoch: UInt64}
    )
    SELECT groupArray(day) AS days
    FROM (
      SELECT day, intDiv(sum(sum(row_count)) OVER (ORDER BY day DESC), ${rowsPerPortion}) AS portion
      FROM (
        SELECT day, 0 AS row_count
        FROM quiet

        UNION ALL
        SELECT day, 1
        FROM session_days
        WHERE product_id = {product: UInt32}
          AND day IN (SELECT day FROM quiet)
      )
      GROUP BY day
    )
    GROUP BY portion
    ORDER BY portion
  `,
    { product: productId, dirtyDays, epoch },
  );
  return rows.map(({ days }) => days);
}

/** Months all of whose days have a valid build, where there is not yet one of the month made of just these. */
function monthsToBuild({ days, months, dirtyDays }: Coverage): string[] {
  const excluded = new Set([...dirtyDays.map(monthOf), ...months.map(({ period }) => period)]);
  return [...new Set(days.map(({ period }) => monthOf(period)))].filter((month) => !excluded.has(month));
}
