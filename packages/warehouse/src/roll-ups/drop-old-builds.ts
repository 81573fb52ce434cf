import type { Warehouse } from '../warehouse.ts';
import { buildsPerEpoch } from './build-number.ts';

/** Rows that nobody reads cost space, and dropping them the rewriting of those beside them: it has to be worth it. */
const worthwhileShare = 0.2;

/** The epoch that runs now. */
export async function currentEpoch(warehouse: Warehouse): Promise<number> {
  const [row] = await warehouse.query<{ epoch: number }>('SELECT max(epoch) AS epoch FROM epochs');
  return row?.epoch ?? 0;
}

/** Of periods whose valid build was named before the epoch began: the rows of all other builds of that time. */
const areOld = /* sql */ `
  intDiv(build, {buildsPerEpoch: UInt32}) < {epoch: UInt64}
  AND (product_id, grain, period) IN (
    SELECT product_id, grain, period
    FROM builds
    GROUP BY product_id, grain, period
    HAVING intDiv(max(build), {buildsPerEpoch: UInt32}) < {epoch: UInt64}
  )
  AND (product_id, grain, period, build) NOT IN (
    SELECT product_id, grain, period, max(build)
    FROM builds
    GROUP BY product_id, grain, period
  )`;

/**
 * Drops what builds wrote that are not valid any more, if there is much of it. A report that is being answered may still read builds that
 * were valid when it was asked: the epoch must have begun before any such report, and between two rounds of building.
 */
export async function dropOldBuilds(warehouse: Warehouse, epoch: number): Promise<void> {
  const parameters = { epoch, buildsPerEpoch };
  const [row] = await warehouse.query<{ old: number; all: number }>(
    `SELECT countIf(${areOld}) AS old, count() AS all FROM roll_ups`,
    parameters,
  );
  if (row === undefined || row.old < worthwhileShare * row.all || row.old === 0) return;
  await warehouse.command(`ALTER TABLE roll_ups DELETE WHERE ${areOld}`, parameters);
}
