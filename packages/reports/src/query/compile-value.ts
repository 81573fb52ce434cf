import { continentOf } from '../geography/continents.ts';
import { missingWord } from '../filters/clause.ts';
import type { Dimension } from '../filters/dimension.ts';
import { kindOf, type ValueSubject } from '../filters/subject.ts';
import type { Bindings } from './bindings.ts';
import type { Expression } from './compile-condition.ts';

/** What an undeclared value is shown as until enough installations have sent it. */
export const hiddenWord = '(other)';

/** Distinct installations of a product that must ever have sent an undeclared value before it is shown. */
export const visibleFrom = 5;

/**
 * A row's value of a dimension or property. Of a property, the value as shown: comparing with anything else would let
 * a filter find out the values that are hidden.
 */
export function compileValue(subject: ValueSubject, bindings: Bindings): Expression {
  const kind = kindOf(subject);
  if (subject.kind === 'dimension') return { kind, sql: compileColumn(subject.dimension, subject.dimension.column) };
  const key = bindings.bind(subject.key, 'String');
  const value = `properties[${key}]`;
  return { kind, sql: `if(${value} = '' OR ${value} IN ${visibleValues(key)}, ${value}, '${hiddenWord}')` };
}

/** A dimension's value of its column's. */
export const compileColumn = ({ name }: Dimension, column: string): string =>
  name === 'continent' ? continentOf(column) : column;

/**
 * The values of a property that are shown, whatever environment and kind of installation sent them. They are gathered into one
 * array, which the engine works out once for the whole statement, however often it is asked for.
 */
export const visibleValues = (key: string): string => `(
  SELECT arrayJoin((
    SELECT groupArray(value)
    FROM (
      SELECT properties[${key}] AS value
      FROM session_days FINAL
      WHERE product_id = {product: UInt32} AND value != ''
      GROUP BY value
      HAVING groupBitmap(installation) >= ${visibleFrom}
      SETTINGS do_not_merge_across_partitions_select_final = 1
    )
  ))
)`;

/** The texts under which a row is counted when a report splits by this value; a list gives a row for each of its entries. */
export function compileLabel({ kind, sql }: Expression): string {
  if (kind === 'list') {
    const entries = `arrayFilter(entry -> entry != '', arrayDistinct(${sql}))`;
    return `arrayJoin(if(empty(${entries}), ['${missingWord}'], arrayMap(entry -> toString(entry), ${entries})))`;
  }
  return `if(${sql} = ${kind === 'number' ? '0' : `''`}, '${missingWord}', toString(${sql}))`;
}
