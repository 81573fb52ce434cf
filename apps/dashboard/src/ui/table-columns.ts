import type { ReactNode } from 'react';
import type { FigureKind, Figures } from './figures.ts';

/** One column of a table of rows. */
export interface Column<Row> {
  key: string;
  label: string;
  /** What exactly the number is, for whoever points at the head. */
  help?: string;
  kind: FigureKind;
  value: (row: Row) => string | number | null | undefined;
  /** How the cell looks, where it is more than its value. */
  renderCell?: (row: Row) => ReactNode;
  /** In the first column: the number that the bar behind the name shows. */
  bar?: (row: Row) => number;
}

export interface Sorting {
  key: string;
  direction: 'ascending' | 'descending';
}

/** Rows by one of their columns; what is missing comes last, whichever way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { key, direction }: Sorting,
): Row[] {
  const column = columns.find((one) => one.key === key);
  if (!column) return [...rows];
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a) ?? undefined, column.value(b) ?? undefined];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), undefined, { numeric: true });
  });
}

/** The same table as a file. */
export function figuresOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Figures {
  return {
    name,
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map(({ value }) => value(row) ?? undefined)),
    kinds: columns.map(({ kind }) => kind),
  };
}
