import type { SharedAnswer } from '@usance/api';

/** A count as a link shows it: `undefined` is hidden, since too few installations are in it. */
export type SharedCount = number | undefined;

/** A row's column as text; empty where the row has none. */
export const textIn = (row: SharedAnswer['rows'][number], column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};

/** A row's column as a number. */
export const numberIn = (row: SharedAnswer['rows'][number], column: string): SharedCount => {
  const value = row[column];
  return typeof value === 'number' ? value : undefined;
};

/** The values of a column, each once, in the order in which they come. */
export const eachOnce = (rows: SharedAnswer['rows'], column: string): string[] => [
  ...new Set(rows.map((row) => textIn(row, column))),
];

/** For each of `keys` a row's count, by what one of its columns says. */
export function countsBy(
  rows: SharedAnswer['rows'],
  { key, count, keys }: { key: string; count: string; keys: readonly string[] },
): SharedCount[] {
  const found = new Map(rows.map((row) => [textIn(row, key), numberIn(row, count)]));
  return keys.map((one) => found.get(one));
}
