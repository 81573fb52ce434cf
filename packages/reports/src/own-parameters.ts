import type { Static, TObject } from 'typebox';
import { nearestWord } from './filters/nearest-word.ts';
import { QueryError } from './filters/query-error.ts';
import { readParameter, repeated, type RawParameters } from './query/report-query.ts';

/** Reads parameters where there are no filters beside them. Throws a `QueryError` for what cannot be read, or is not known. */
export function readOwnParameters<Schema extends TObject>(schema: Schema, raw: RawParameters): Static<Schema> {
  const names = Object.keys(schema.properties);
  for (const [key, value] of Object.entries(raw)) {
    if (!names.includes(key)) throw unknown(key, names);
    if (typeof value !== 'string' && value !== undefined) throw repeated(key);
  }
  return Object.fromEntries(
    names.map((name) => [name, readParameter(schema, name, raw[name] as string | undefined)]), // looked at above
  ) as Static<Schema>; // each by its own schema
}

const unknown = (at: string, names: readonly string[]) =>
  new QueryError({
    code: 'unknown-parameter',
    at,
    detail: `\`${at}\` is not a parameter; did you mean \`${nearestWord(at, names)}\`?`,
  });
