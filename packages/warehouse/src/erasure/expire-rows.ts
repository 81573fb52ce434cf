import type { Warehouse } from '../warehouse.ts';
import { markErased, type ErasedRows } from './mark-erased.ts';
import { installationTables } from './installation-tables.ts';

/** What of a product is kept no longer. */
export interface Expiring {
  productId: number;
  /** Session days before this day go, and all that was made of them. */
  sessionDaysBefore: string;
  /** Exceptions and events before this day go. */
  detailsBefore: string;
}

/** What is to go. */
export interface Expired {
  /** Days that still have session days, or roll-ups of what they had, in order. */
  days: readonly string[];
  sessionDays: number;
  /** Exceptions and events. */
  details: number;
  /** Weekly reports without an ID, whose week began before the day. */
  weeks: number;
  /** Ordinals of those of whom nothing is left then. */
  installations: readonly number[];
}

/** Looks for what is to go, without touching it. */
export async function findExpired(warehouse: Warehouse, expiring: Expiring): Promise<Expired> {
  const parameters = bound(expiring);
  const days = await warehouse.query<{ day: string; sessionDays: number }>(daysSql, parameters);
  const installations = days.length === 0 ? [] : await warehouse.query<{ ordinal: number }>(goneSql, parameters);
  let details = 0;
  for (const table of await detailTables(warehouse)) {
    const [row] = await warehouse.query<{ expired: number }>(
      `SELECT count() AS expired FROM ${table} FINAL WHERE product_id = {product: UInt32} AND day < {detailsBefore: Date}`,
      parameters,
    );
    details += row?.expired ?? 0;
  }
  const [weeks] = await warehouse.query<{ expired: number }>(
    /* sql */ `
    SELECT count() AS expired
    FROM weeks FINAL
    WHERE product_id = {product: UInt32}
      AND monday < {sessionDaysBefore: Date}
      AND subject = ''
  `,
    parameters,
  );
  return {
    days: days.map(({ day }) => day),
    sessionDays: days.reduce((sum, one) => sum + one.sessionDays, 0),
    details,
    weeks: weeks?.expired ?? 0,
    installations: installations.map(({ ordinal }) => ordinal),
  };
}

/** Where a kill came between rows and roll-ups, the latter are what is left. */
const daysSql = /* sql */ `
    SELECT day, sum(kept) AS sessionDays
    FROM (
      SELECT day, count() AS kept
      FROM session_days FINAL
      WHERE product_id = {product: UInt32}
        AND day < {sessionDaysBefore: Date}
      GROUP BY day

      UNION ALL
      SELECT DISTINCT period AS day, 0
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND grain = 'day'
        AND period < {sessionDaysBefore: Date}
    )
    GROUP BY day
    ORDER BY day`;

const goneSql = /* sql */ `
    SELECT installation AS ordinal
    FROM session_days
    WHERE product_id = {product: UInt32}
      AND installation IN (
        SELECT installation FROM session_days WHERE product_id = {product: UInt32} AND day < {sessionDaysBefore: Date}
      )
    GROUP BY installation
    HAVING max(day) < {sessionDaysBefore: Date}
    ORDER BY ordinal`;

/**
 * Deletes it. From then on the days are read from rows, until they are rolled up again. No roll-up may be under way in this process. May be
 * repeated, and cut off anywhere. What roll-ups still hold is for `eraseRollUps`.
 */
export async function expireRows(
  warehouse: Warehouse,
  expiring: Expiring,
  { days }: Pick<Expired, 'days'>,
): Promise<ErasedRows> {
  const { productId } = expiring;
  const parameters = bound(expiring);
  const deleteFrom = (table: string, condition: string) =>
    warehouse.command(
      `ALTER TABLE ${table} DELETE WHERE product_id = {product: UInt32} AND ${condition} SETTINGS mutations_sync = 2`,
      parameters,
    );
  for (const table of await detailTables(warehouse)) await deleteFrom(table, 'day < {detailsBefore: Date}');
  await deleteFrom('session_days', 'day < {sessionDaysBefore: Date}');
  await deleteFrom('arrivals', 'day < {sessionDaysBefore: Date}');
  await deleteFrom('refusals', 'received_day < {sessionDaysBefore: Date}');
  await deleteFrom('weeks', 'monday < {sessionDaysBefore: Date}');
  await deleteFrom(
    'cohorts',
    'installation NOT IN (SELECT installation FROM session_days WHERE product_id = {product: UInt32})',
  );
  return markErased(warehouse, productId, days);
}

/** Those of the ordinals that have session days. */
export async function withSessionDays(
  warehouse: Warehouse,
  productId: number,
  installations: readonly number[],
): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < installations.length; i += ordinalsPerQuestion) {
    const rows = await warehouse.query<{ ordinal: number }>(
      /* sql */ `
      SELECT DISTINCT installation AS ordinal
      FROM session_days
      WHERE product_id = {product: UInt32}
        AND installation IN {installations: Array(UInt32)}
    `,
      { product: productId, installations: installations.slice(i, i + ordinalsPerQuestion) },
    );
    found.push(...rows.map(({ ordinal }) => ordinal));
  }
  return found;
}

/** What a question is asked with travels in its address, which may not be endless. */
const ordinalsPerQuestion = 5_000;

const detailTables = async (warehouse: Warehouse) =>
  (await installationTables(warehouse)).filter((table) => table !== 'session_days');

const bound = ({ productId, sessionDaysBefore, detailsBefore }: Expiring) => ({
  product: productId,
  sessionDaysBefore,
  // No detail outlives its session day.
  detailsBefore: detailsBefore > sessionDaysBefore ? detailsBefore : sessionDaysBefore,
});
