import type { Coverage } from '@usance/warehouse';
import { continentOf } from '../geography/continents.ts';
import { missingWord } from '../filters/clause.ts';
import type { Dimension } from '../filters/dimension.ts';
import { kindOf, type ValueSubject } from '../filters/subject.ts';
import type { Bindings } from './bindings.ts';
import type { Expression } from './compile-condition.ts';
import { shownValue } from './visible-values.ts';

/** Where values are compiled. */
export interface ValuePlace {
  bindings: Bindings;
  /** Which roll-ups there are, of whatever environment and kind. */
  coverage: Coverage;
}

/**
 * A row's value of a dimension or property. Of a property, the value as shown: comparing with anything else would let
 * a filter find out the values that are hidden.
 */
export function compileValue(subject: ValueSubject, { coverage, bindings }: ValuePlace): Expression {
  const kind = kindOf(subject);
  if (subject.kind === 'dimension') return { kind, sql: compileColumn(subject.dimension, subject.dimension.column) };
  const key = bindings.bind(subject.key, 'String');
  return { kind, sql: shownValue(`properties[${key}]`, { key, coverage, bindings }) };
}

/** A dimension's value of its column's. */
export const compileColumn = ({ name }: Dimension, column: string): string =>
  name === 'continent' ? continentOf(column) : column;

/** The texts under which a row is counted when a report splits by this value; a list gives a row for each of its entries. */
export function compileLabel({ kind, sql }: Expression): string {
  if (kind === 'list') {
    const entries = `arrayFilter(entry -> entry != '', arrayDistinct(${sql}))`;
    return `arrayJoin(if(empty(${entries}), ['${missingWord}'], arrayMap(entry -> toString(entry), ${entries})))`;
  }
  return `if(${sql} = ${kind === 'number' ? '0' : `''`}, '${missingWord}', toString(${sql}))`;
}
