import type { Encoding, Parameters } from './warehouse.ts';

/** Reads rows out of a text that is given with the statement. Of a text without rows the engine would forget the columns. */
export const encodeSql = (rows: readonly object[]): string =>
  rows.length > 0
    ? 'SELECT * FROM format(JSONEachRow, {structure: String}, {rows: String})'
    : 'SELECT * FROM null({structure: String})';

export function encodeParameters(rows: readonly object[], { columns }: Encoding): Parameters {
  return { structure: structureOf(columns), rows: rows.map((row) => JSON.stringify(row)).join('\n') };
}

/** Columns as the engine's functions that read a format want them. */
export const structureOf = (columns: Encoding['columns']): string =>
  Object.entries(columns)
    .map(([name, type]) => `\`${name}\` ${type}`)
    .join(', ');

/** The same columns as a statement names them. */
export const columnList = (columns: readonly string[]): string => columns.map((name) => `\`${name}\``).join(', ');
