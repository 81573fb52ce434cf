import type { Warehouse } from '../warehouse.ts';
import type { BuiltPeriod } from './coverage.ts';
import { allSubject, orderedColumns, orderSubject, propertySubject } from './rolled-columns.ts';

/** A month of a product, with the valid build of each of its days that has rows, in the order of days. */
export interface ProductMonth {
  productId: number;
  /** The first of the month. */
  month: string;
  days: readonly BuiltPeriod[];
}

/** What the month's days are made of. In which order values came is asked of days only. */
const rowsOfDays = /* sql */ `(
      SELECT *
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND grain = 'day'
        AND subject NOT IN (${orderedColumns.map((column) => `'${orderSubject(column)}'`).join(', ')})
        AND toStartOfMonth(period) = {month: Date}
        -- In pairs: one build may hold several days, and be valid for some of them only.
        AND (period, build) IN (SELECT arrayJoin(arrayZip({days: Array(Date)}, {dayBuilds: Array(UInt64)})))
    )`;

/** On a day that knows nothing of a property that other days of the month know, nobody had it. */
const rowsWithoutProperty = /* sql */ `(
      SELECT every.* REPLACE (known.subject AS subject)
      FROM ${rowsOfDays} AS every
      CROSS JOIN (SELECT DISTINCT subject FROM ${rowsOfDays} WHERE startsWith(subject, '${propertySubject('')}')) AS known
      WHERE every.subject = '${allSubject}'
        AND (known.subject, every.period) NOT IN (SELECT subject, period FROM ${rowsOfDays})
    )`;

const insertRollUps = /* sql */ `
    INSERT INTO roll_ups
    SELECT
      {product: UInt32},
      'month',
      subject,
      {month: Date},
      value,
      {build: UInt64},
      groupBitmapMergeState(installations),
      groupBitmapMergeState(crashed_installations),
      sum(session_days),
      sum(crashed_session_days),
      sum(sessions),
      sum(seconds),
      sum(uses),
      sum(total)
    FROM (
      SELECT * FROM ${rowsOfDays}

      UNION ALL
      SELECT * FROM ${rowsWithoutProperty}
    )
    GROUP BY subject, value`;

/** Writes a month's roll-ups, made of its days', under a new build, and then names it together with those. */
export async function buildMonth(
  warehouse: Warehouse,
  { productId, month, days }: ProductMonth,
  build: number,
): Promise<void> {
  const parameters = {
    product: productId,
    month,
    days: days.map(({ period }) => period),
    dayBuilds: days.map((day) => day.build),
    build,
  };
  await warehouse.command(insertRollUps, parameters);
  await warehouse.command(
    `INSERT INTO builds VALUES ({product: UInt32}, 'month', {month: Date}, {build: UInt64}, {dayBuilds: Array(UInt64)})`,
    parameters,
  );
}
