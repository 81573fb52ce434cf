import { allSubject, featureSubject, monthOf, propertySubject, rolledColumns, type Coverage } from '@usance/warehouse';
import type { Dimension } from '../filters/dimension.ts';
import { missingWord } from '../filters/clause.ts';
import type { ValueSubject } from '../filters/subject.ts';
import type { Bindings } from './bindings.ts';
import { both, rolledColumnsAs, type Everyone } from './compile-everyone.ts';
import { compileColumn, compileLabel } from './compile-value.ts';
import { labelledRows, type Split } from './labelled-rows.ts';
import { rolled } from './rolled.ts';
import { shownValue } from './visible-values.ts';

/** What a question without filters reads instead of rows. */
export interface Sets extends Everyone {
  /** Rows for each feature and day, or month where that is as good: day, feature, users, use_count, use_total. */
  features: string;
  /** As `days` for each label of what the question splits by, and day or month. */
  labelled: string;
  /** The same by day, from `since` on. */
  labelledByDay(): string;
}

/** What a question reads. */
export interface SetsQuestion {
  params: { from: string; to: string; interval?: string };
  splits: readonly ValueSubject[];
  /** The scan of rows: see `Pieces`. */
  source: string;
  compiledSplits: readonly Split[];
}

/** Sets are kept as a whole and by one dimension: whether there are sets by what the question splits by. */
export const hasSetsBy = (splits: readonly ValueSubject[]): boolean =>
  splits.length <= 1 && splits.every((split) => hasRolledValues(split));

export function compileSets(
  coverage: Coverage,
  { source, compiledSplits, splits, params }: SetsQuestion,
  bindings: Bindings,
): Omit<Sets, keyof Everyone> {
  const months = wholeMonths(coverage, params);
  const daysAndMonths = rolled({ coverage, bindings, months, days: 'period BETWEEN {from: Date} AND {to: Date}' });
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
    labelled: labelled({ day: rolledDay, test: daysAndMonths }),
    labelledByDay: () =>
      labelled({
        day: 'period',
        test: rolled({ coverage, bindings, days: 'period BETWEEN {since: Date} AND {to: Date}' }),
      }),
  };

  function labelled(periods: RolledPeriods): string {
    return `(${both(
      coverage,
      rolledValues(splits, { ...periods, coverage, bindings }),
      /* sql */ `
      SELECT *
      FROM ${labelledRows({ rows: source, where: `day IN ${dirty}`, day: 'day', splits: compiledSplits })}`,
    )}
    )`;
  }
}

/** Where no day or week has a row of its own, months whose days lie all in the range are read as such. */
export function wholeMonths(
  { days, months }: Coverage,
  { from, to, interval = 'total' }: SetsQuestion['params'],
): string[] {
  if (interval !== 'month' && interval !== 'total') return [];
  const cut = new Set(days.filter(({ period }) => period < from || period > to).map(({ period }) => monthOf(period)));
  return months.map(({ period }) => period).filter((month) => !cut.has(month));
}

/** The day on which a roll-up counts. A month may have begun before the range, on days without rows. */
const rolledDay = 'greatest(period, {from: Date})';

const hasRolledValues = (split: ValueSubject) =>
  !split.isLatest && (split.kind === 'property' || rolledColumnOf(split.dimension) !== undefined);

/** The column of a dimension's roll-ups, if it has any. */
export const rolledColumnOf = ({ column }: Dimension) => rolledColumns.find((one) => one === column);

/** Roll-ups by what the question splits by. */
function rolledValues([split]: readonly ValueSubject[], place: RolledPlace): string {
  if (split === undefined) return rolledOf(`'${allSubject}'`, 'emptyArrayString()', place);
  if (split.kind === 'dimension')
    return rolledOf(`'${rolledColumnOf(split.dimension)}'`, `[${rolledLabel(split.dimension)}]`, place);
  const { test, coverage, bindings } = place;
  const subject = bindings.bind(propertySubject(split.key), 'String');
  const shown = shownValue('value', { key: bindings.bind(split.key, 'String'), coverage, bindings });
  // Periods that know nothing of the property have it in no row.
  return `${rolledOf(subject, `[${compileLabel({ kind: 'text', sql: shown })}]`, place)}

      UNION ALL${rolledOf(`'${allSubject}'`, `['${missingWord}']`, place)}
        AND (grain, period) NOT IN (
          SELECT grain, period
          FROM roll_ups
          WHERE product_id = {product: UInt32}
            AND subject = ${subject}
            AND ${test}
        )`;
}

/** Which rows of `roll_ups` are read, by a test, and the day on which each counts. */
interface RolledPeriods {
  test: string;
  day: string;
}

interface RolledPlace extends RolledPeriods {
  coverage: Coverage;
  bindings: Bindings;
}

const rolledOf = (subject: string, label: string, { day, test }: RolledPeriods) => /* sql */ `
      SELECT ${day} AS day, ${label} AS label, ${rolledColumnsAs}
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = ${subject}
        AND ${test}`;

/** The label of a rolled value, which is the column's text. */
export function rolledLabel(dimension: Dimension): string {
  const isNumber = dimension.kind === 'number';
  const sql = compileColumn(dimension, isNumber ? `if(value = '0', '', value)` : 'value');
  return compileLabel({ kind: 'text', sql });
}
