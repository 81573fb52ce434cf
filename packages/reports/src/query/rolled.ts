import type { Coverage } from '@usance/warehouse';
import type { Bindings } from './bindings.ts';

/** Which roll-ups are read. */
export interface RolledQuestion {
  coverage: Coverage;
  bindings: Bindings;
  /** These months are read as such, their days not by day. */
  months?: readonly string[];
  /** A test of the other days, as SQL about `period`. */
  days?: string;
}

/**
 * A test of a row of `roll_ups`: whether it is one of these, of a period that it holds everything of. Which build of a period is valid the
 * engine finds for itself: hundreds of builds in the statement would take it longer. One that was made since the coverage was read holds what arrived
 * since, too.
 */
export function rolled({ coverage, bindings, months = [], days }: RolledQuestion): string {
  const monthList = bindings.bind(months, 'Array(Date)');
  const byDay = [
    `grain = 'day'`,
    ...(days === undefined ? [] : [days]),
    ...(months.length > 0 ? [`toStartOfMonth(period) NOT IN ${monthList}`] : []),
    ...(coverage.dirtyDays.length > 0 ? [`period NOT IN ${bindings.bind(coverage.dirtyDays, 'Array(Date)')}`] : []),
  ].join(' AND ');
  const asked = months.length > 0 ? `(grain = 'month' AND period IN ${monthList} OR ${byDay})` : byDay;
  return `${asked}
        AND (grain, period, build) IN (
          SELECT grain, period, max(build)
          FROM builds
          WHERE product_id = {product: UInt32}
          GROUP BY grain, period
        )`;
}
