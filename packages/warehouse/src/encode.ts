import type { Encoding, Parameters } from './warehouse.ts';

/** Reads rows out of a text that is given with the statement. */
export const encodeSql = 'SELECT * FROM format(JSONEachRow, {structure: String}, {rows: String})';

export function encodeParameters(rows: readonly object[], { columns }: Encoding): Parameters {
  const structure = Object.entries(columns).map(([name, type]) => `\`${name}\` ${type}`);
  return { structure: structure.join(', '), rows: rows.map((row) => JSON.stringify(row)).join('\n') };
}
