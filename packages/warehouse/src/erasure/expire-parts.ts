import { elsewhereSubject, featureSubject, propertySubject } from '../roll-ups/rolled-columns.ts';
import type { Warehouse } from '../warehouse.ts';
import { markErased, type ErasedRows } from './mark-erased.ts';

/** Features and properties of a product that are kept for a shorter time than its session days. */
export interface ExpiringParts {
  productId: number;
  /** What they told of days before this one goes. */
  before: string;
  features: readonly string[];
  properties: readonly string[];
}

/** What is to go. */
export interface ExpiredParts {
  /** Days whose session days, or roll-ups, still have some of it. */
  days: readonly string[];
  sessionDays: number;
  events: number;
  /** Facts of weekly reports. */
  weeks: number;
}

/** Looks for what is to go, without touching it. */
export async function findExpiredParts(warehouse: Warehouse, expiring: ExpiringParts): Promise<ExpiredParts> {
  const parameters = bound(expiring);
  const days = await warehouse.query<{ day: string; sessionDays: number }>(daysSql, parameters);
  const [events] = await warehouse.query<{ found: number }>(
    `SELECT count() AS found FROM events FINAL WHERE ${isOldEvent}`,
    parameters,
  );
  const [weeks] = await warehouse.query<{ found: number }>(
    `SELECT count() AS found FROM weeks FINAL WHERE ${isOldFact}`,
    parameters,
  );
  return {
    days: days.map(({ day }) => day),
    sessionDays: days.reduce((sum, one) => sum + one.sessionDays, 0),
    events: events?.found ?? 0,
    weeks: weeks?.found ?? 0,
  };
}

const isOldDay = /* sql */ `product_id = {product: UInt32}
        AND day < {before: Date}
        AND (hasAny(uses.name, {features: Array(String)}) OR hasAny(mapKeys(properties), {properties: Array(String)}))`;

const isOldEvent = /* sql */ `product_id = {product: UInt32} AND day < {before: Date} AND name IN {features: Array(String)}`;

const isOldFact = /* sql */ `product_id = {product: UInt32} AND monday < {before: Date} AND subject = 'feature' AND value IN {features: Array(String)}`;

/** Where a kill came between rows and roll-ups, the latter are what is left. */
const daysSql = /* sql */ `
    SELECT day, sum(found) AS sessionDays
    FROM (
      SELECT day, count() AS found
      FROM session_days FINAL
      WHERE ${isOldDay}
      GROUP BY day

      UNION ALL
      SELECT DISTINCT period AS day, 0
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND grain = 'day'
        AND period < {before: Date}
        AND (subject IN {featureSubjects: Array(String)} AND value IN {features: Array(String)} OR subject IN {subjects: Array(String)})
    )
    GROUP BY day
    ORDER BY day`;

/** The three lists of a use are one: each is filtered by the names as they were. */
const takenOut = /* sql */ `
    ALTER TABLE session_days
    UPDATE
      \`uses.name\` = arrayFilter(name -> NOT has({features: Array(String)}, name), uses.name),
      \`uses.count\` = arrayFilter((count, name) -> NOT has({features: Array(String)}, name), uses.count, uses.name),
      \`uses.total\` = arrayFilter((total, name) -> NOT has({features: Array(String)}, name), uses.total, uses.name),
      properties = mapFilter((key, value) -> NOT has({properties: Array(String)}, key), properties)
    WHERE ${isOldDay}
    SETTINGS mutations_sync = 2`;

/**
 * Takes it out of the rows. From then on the days are read from rows, until they are rolled up again. No roll-up may be under way in this
 * process. May be repeated, and cut off anywhere. What roll-ups still hold is for `eraseRollUps`.
 */
export async function expireParts(
  warehouse: Warehouse,
  expiring: ExpiringParts,
  { days }: Pick<ExpiredParts, 'days'>,
): Promise<ErasedRows> {
  const { productId } = expiring;
  const parameters = bound(expiring);
  await warehouse.command(takenOut, parameters);
  await warehouse.command(`ALTER TABLE events DELETE WHERE ${isOldEvent} SETTINGS mutations_sync = 2`, parameters);
  await warehouse.command(`ALTER TABLE weeks DELETE WHERE ${isOldFact} SETTINGS mutations_sync = 2`, parameters);
  return markErased(warehouse, productId, days);
}

const bound = ({ productId, before, features, properties }: ExpiringParts) => ({
  product: productId,
  before,
  features,
  properties,
  featureSubjects: [featureSubject, elsewhereSubject(featureSubject)],
  subjects: properties.flatMap((key) => [propertySubject(key), elsewhereSubject(propertySubject(key))]),
});
