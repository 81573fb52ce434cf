import { allSubject, featureSubject, rolledColumns, type BuiltPeriod, type Coverage } from '@usance/warehouse';
import { writeClause } from '../filters/write-clause.ts';
import type { Clause } from '../filters/clause.ts';
import type { ValueSubject } from '../filters/subject.ts';
import type { Bindings } from './bindings.ts';
import { compileColumn, compileLabel } from './compile-value.ts';
import { defaultFilters } from './default-filters.ts';

/**
 * Sets of installations, of all that the scope has, whatever the question filters: what stands after FROM. They come from the roll-ups of
 * the days that have valid ones, and from the rows of all others. Columns that hold sets are states of `groupBitmap`.
 */
export interface Everyone {
  /** A row for each day: day, active, crashed_set, session_day_count, crashed_count, session_count, second_count. */
  days: string;
  /** Every installation, once: installation, first_day, replacement. Some may have no row any more: ask `days` who has. */
  cohorts: string;
}

/** What a question without filters reads instead of rows. */
export interface Sets extends Everyone {
  /** Rows for each feature and day, or month where that is as good: day, feature, users, use_count, use_total. */
  features: string;
  /** As `days` for each label of what the question splits by, and day or month. */
  labelled: string;
}

/** What a question reads. */
export interface SetsQuestion {
  params: { from: string; to: string; interval?: string };
  splits: readonly ValueSubject[];
  /** The scan of rows: see `Pieces`. */
  source: string;
  /** The text under which a row of the source is counted. */
  split: string;
}

/** Sets are kept of what is counted by default: whether these clauses ask for just that, or for a part of it. */
export const hasUsualScope = (scoping: readonly Clause[]): boolean => {
  const usual = Object.entries(defaultFilters);
  const asked = new Map(scoping.map(writeClause));
  return asked.size === usual.length && usual.every(([key, value]) => asked.get(key) === value);
};

/** Sets are kept as a whole and by one dimension: whether there are sets by what the question splits by. */
export const hasSetsBy = (splits: readonly ValueSubject[]): boolean =>
  splits.length <= 1 && splits.every((split) => rolledColumnOf(split) !== undefined);

/** From roll-ups, and where there are none, from rows. */
const both = ({ dirtyDays }: Coverage, fromRollUps: string, fromRows: string) =>
  dirtyDays.length === 0 ? fromRollUps : `${fromRollUps}\n\n      UNION ALL${fromRows}`;

/** `source` is the scan of rows: see `Pieces`. */
export function compileEveryone(coverage: Coverage, source: string, bindings: Bindings): Everyone {
  const days = rolled(bindings, 'day', coverage.days);
  const dirty = bindings.bind(coverage.dirtyDays, 'Array(Date)');
  return {
    days: `(${both(
      coverage,
      /* sql */ `
      SELECT period AS day, ${rolledColumnsAs}
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${allSubject}'
        AND ${days}`,
      /* sql */ `
      SELECT day, ${scanned}
      FROM ${source}
      WHERE day IN ${dirty}
      GROUP BY day`,
    )}
    )`,
    cohorts: `(${both(
      coverage,
      /* sql */ `
      SELECT installation, first_day, replacement
      FROM cohorts FINAL
      WHERE product_id = {product: UInt32}`,
      /* sql */ `
      SELECT DISTINCT installation, first_day, replacement
      FROM ${source}
      WHERE day IN ${dirty}
        AND NOT bitmapContains(
          (SELECT groupBitmapState(installation) FROM cohorts WHERE product_id = {product: UInt32}),
          installation
        )`,
    )}
    )`,
  };
}

export function compileSets(
  coverage: Coverage,
  { source, split, splits, params }: SetsQuestion,
  bindings: Bindings,
): Omit<Sets, keyof Everyone> {
  const { months, days } = wholeMonths(coverage, params);
  const daysAndMonths = `(${rolled(bindings, 'month', months)} OR ${rolled(bindings, 'day', days)})`;
  const dirty = bindings.bind(coverage.dirtyDays, 'Array(Date)');
  return {
    features: `(${both(
      coverage,
      /* sql */ `
      SELECT ${rolledDay} AS day, value AS feature, installations AS users, uses AS use_count, total AS use_total
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${featureSubject}'
        AND ${daysAndMonths}`,
      /* sql */ `
      SELECT day, toString(used.1) AS feature, groupBitmapState(installation), sum(used.2), sum(used.3)
      FROM ${source}
      ARRAY JOIN arrayZip(uses.name, uses.count, uses.total) AS used
      WHERE day IN ${dirty}
      GROUP BY day, feature`,
    )}
    )`,
    labelled: `(${both(
      coverage,
      /* sql */ `
      SELECT ${rolledDay} AS day, ${rolledLabel(splits)} AS label, ${rolledColumnsAs}
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${splits.map(rolledColumnOf)[0] ?? allSubject}'
        AND ${daysAndMonths}`,
      /* sql */ `
      SELECT day, ${split} AS label, ${scanned}
      FROM ${source}
      WHERE day IN ${dirty}
      GROUP BY day, label`,
    )}
    )`,
  };
}

const rolledColumnsAs = /* sql */ `installations AS active, crashed_installations AS crashed_set, session_days AS session_day_count,
        crashed_session_days AS crashed_count, sessions AS session_count, seconds AS second_count`;

const scanned = /* sql */ `groupBitmapState(installation) AS active, groupBitmapStateIf(installation, crashed) AS crashed_set,
        count() AS session_day_count, countIf(crashed) AS crashed_count, sumIf(sessions, NOT continued) AS session_count,
        sum(seconds) AS second_count`;

/** A test of a row of `roll_ups`: whether it is one of these. */
function rolled(bindings: Bindings, grain: 'day' | 'month', periods: readonly BuiltPeriod[]): string {
  const days = bindings.bind(
    periods.map(({ period }) => period),
    'Array(Date)',
  );
  const builds = bindings.bind(
    periods.map(({ build }) => build),
    'Array(UInt64)',
  );
  return `(grain = '${grain}' AND (period, build) IN (SELECT arrayJoin(arrayZip(${days}, ${builds}))))`;
}

/** Where no day or week has a row of its own, months whose days lie all in the range are read as such, and only the other days by day. */
function wholeMonths(
  coverage: Coverage,
  { from, to, interval = 'total' }: SetsQuestion['params'],
): Pick<Coverage, 'months' | 'days'> {
  const isInRange = ({ period }: BuiltPeriod) => period >= from && period <= to;
  const cutMonths = new Set(coverage.days.filter((day) => !isInRange(day)).map(monthOf));
  const hasLongPeriods = interval === 'month' || interval === 'total';
  const months = hasLongPeriods ? coverage.months.filter((month) => !cutMonths.has(monthOf(month))) : [];
  const whole = new Set(months.map(monthOf));
  return { months, days: coverage.days.filter((day) => isInRange(day) && !whole.has(monthOf(day))) };
}

const monthOf = ({ period }: BuiltPeriod) => period.slice(0, 7);

/** The day on which a roll-up counts. A month may have begun before the range, on days without rows. */
const rolledDay = 'greatest(period, {from: Date})';

function rolledColumnOf(split: ValueSubject): string | undefined {
  if (split.kind !== 'dimension' || split.isLatest) return undefined;
  const { column } = split.dimension;
  return rolledColumns.find((one) => one === column);
}

/** The label of a rolled value, which is the column's text. */
function rolledLabel(splits: readonly ValueSubject[]): string {
  const [split] = splits;
  if (split?.kind !== 'dimension') return 'emptyArrayString()';
  const isNumber = split.dimension.kind === 'number';
  const sql = compileColumn(split.dimension, isNumber ? `if(value = '0', '', value)` : 'value');
  return `[${compileLabel({ kind: 'text', sql })}]`;
}
