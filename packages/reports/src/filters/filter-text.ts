import type { Clause } from './clause.ts';
import { parseClause } from './parse-clause.ts';
import { QueryError } from './query-error.ts';
import { writeClause } from './write-clause.ts';

/**
 * Reads filters as they stand in a URL, such as `os=Windows,macOS&version=~^4%5C.`; with or without percent signs where none is
 * needed. Throws a `QueryError`; parameters of reports are no filters.
 */
export function parseFilters(text: string): Clause[] {
  const clauses = new Map<string, Clause>();
  for (const [key, value] of new URLSearchParams(text)) {
    const clause = parseClause(key, value);
    if (clauses.has(key))
      throw new QueryError({
        code: 'invalid-filter',
        at: key,
        detail: `\`${key}\` is given more than once; give it once, with several values as a list: ${key}=a,b`,
      });
    clauses.set(key, clause);
  }
  return [...clauses.values()];
}

/** The text that `parseFilters` reads as these. */
export const writeFilters = (clauses: readonly Clause[]): string =>
  new URLSearchParams(clauses.map((clause) => writeClause(clause))).toString();
