import type { QueryOptions, Warehouse } from '../warehouse.ts';
import { epochOf } from './build-number.ts';

/** A period whose roll-ups hold everything. */
export interface BuiltPeriod {
  /** The day, or the first of the month. */
  period: string;
  build: number;
}

/** How each day of a product that has rows is to be read. */
export interface Coverage {
  /** Days whose roll-ups hold everything, in order. */
  days: readonly BuiltPeriod[];
  /** Months made of the very builds of all their days. */
  months: readonly BuiltPeriod[];
  /** Days in which something arrived since their build, or that have none: their rows are to be scanned. */
  dirtyDays: readonly string[];
}

interface CoverageRow {
  grain: 'day' | 'month';
  period: string;
  build: number;
  epoch: number;
  days: number[];
}

interface Reading {
  now: Promise<Coverage>;
  /** What begins when that has ended, if somebody waits for it. */
  next?: Promise<Coverage>;
}

const underWay = new WeakMap<Warehouse, Map<number, Reading>>();

/**
 * As `readCoverage`, for questions that come many at once. Those that come while a product's coverage is being read share the next reading: one
 * that has begun might not know of what was acknowledged since.
 */
export function shareCoverage(warehouse: Warehouse, productId: number): Promise<Coverage> {
  const readings = underWay.get(warehouse) ?? new Map<number, Reading>();
  underWay.set(warehouse, readings);
  const known = readings.get(productId);
  if (known) return (known.next ??= known.now.then(read, read));
  return read();

  function read(): Promise<Coverage> {
    const reading: Reading = { now: readCoverage(warehouse, productId) };
    const forget = () => void (reading.next === undefined && readings.delete(productId));
    readings.set(productId, reading);
    reading.now.then(forget, forget);
    return reading.now;
  }
}

/** Finds out which roll-ups are valid. A day without a mark has no rows. */
export async function readCoverage(
  warehouse: Warehouse,
  productId: number,
  options: QueryOptions = {},
): Promise<Coverage> {
  const rows = await warehouse.query<CoverageRow>(
    /* sql */ `
    SELECT grain, period, max(number) AS build, max(marked) AS epoch, argMax(parts, number) AS days
    FROM (
      SELECT 'day' AS grain, day AS period, 0 AS number, epoch AS marked, []::Array(UInt64) AS parts
      FROM day_marks
      WHERE product_id = {product: UInt32}

      UNION ALL
      SELECT toString(grain), period, build, 0, days
      FROM builds
      WHERE product_id = {product: UInt32}
    )
    GROUP BY grain, period
    ORDER BY period
  `,
    { product: productId },
    options,
  );
  const marked = rows.filter(({ grain }) => grain === 'day');
  const isClean = ({ build, epoch }: CoverageRow) => epochOf(build) >= epoch;
  const days = marked.filter(isClean);
  const dirtyDays = marked.filter((row) => !isClean(row)).map(({ period }) => period);
  const months = rows.filter(
    ({ grain, period, days: parts }) =>
      grain === 'month' &&
      parts.join() ===
        daysOf(period, days)
          .map(({ build }) => build)
          .join() &&
      !dirtyDays.some((day) => isIn(period, day)),
  );
  return { days: days.map(builtPeriod), months: months.map(builtPeriod), dirtyDays };
}

/** The first of a day's month. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** Those of the days that are a month's, in their order. */
export const daysOf = (month: string, days: readonly BuiltPeriod[]): BuiltPeriod[] =>
  days.filter(({ period }) => isIn(month, period)).map(builtPeriod);

const isIn = (month: string, day: string) => monthOf(day) === month;

const builtPeriod = ({ period, build }: BuiltPeriod): BuiltPeriod => ({ period, build });
