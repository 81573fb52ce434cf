/**
 * A row as one line of JSON, but for its first value, the ordinal, which a new installation does not have yet. Written at the
 * door, it is all that is kept of a sync until the commit.
 */
export type Line = string & { readonly isLine: unique symbol };

/** The line of these values. */
export const writeLine = (values: readonly unknown[]): Line => JSON.stringify(values).slice(1) as Line; // see above

/** The whole line. */
export const completeLine = (line: Line, ordinal: number): string => `[${ordinal},${line}`;

/** The columns of such a line, the ordinal's first. */
export const columnsWithOrdinal = (fields: readonly (readonly [column: string, ...unknown[]])[]): string[] => [
  'installation',
  ...fields.map(([column]) => column),
];
