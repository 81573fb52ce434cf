import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type JSX, type ReactNode } from 'react';
import styles from './data-table.module.css';
import type { Column } from './table-columns.ts';
import { sortRows, type Sorting } from './table-columns.ts';
import { useFormat } from './format/useFormat.ts';

interface DataTableProps<Row> {
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How the rows are sorted already, so that it is shown. */
  sorted?: Sorting;
}

/** A table that sorts by any of its columns. The name of a row may lie on a bar that shows one of its numbers. */
export function DataTable<Row>({ caption, columns, rows, keyOf, sorted }: DataTableProps<Row>): JSX.Element {
  const format = useFormat();
  const [sorting, setSorting] = useState<Sorting | undefined>(sorted);
  const shown = sorting && sorting !== sorted ? sortRows(rows, columns, sorting) : rows;
  const longest = Math.max(1e-9, ...rows.map((row) => columns[0]?.bar?.(row) ?? 0));
  const cellOf = (column: Column<Row>, row: Row): ReactNode =>
    column.renderCell?.(row) ?? format.figure(column.value(row) ?? undefined, column.kind);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, help, kind }) => {
              const direction = sorting?.key === key ? sorting.direction : undefined;
              const next =
                direction === 'descending' || (direction === undefined && kind === 'text') ? 'ascending' : 'descending';
              const Chevron = direction === 'ascending' ? IconChevronUp : IconChevronDown;
              return (
                <th key={key} scope="col" aria-sort={direction ?? 'none'} title={help} data-kind={kind}>
                  <UnstyledButton
                    onClick={() => setSorting({ key, direction: next })}
                    data-sorted={direction !== undefined}
                  >
                    {label}
                    <Chevron size={12} aria-hidden="true" />
                  </UnstyledButton>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">
                    {column.bar && (
                      <span
                        className={styles.bar}
                        style={{ width: `${((column.bar(row) ?? 0) / longest) * 100}%` }}
                        aria-hidden="true"
                      />
                    )}
                    <span className={styles.name}>{cellOf(column, row)}</span>
                  </th>
                ) : (
                  <td key={column.key} data-kind={column.kind}>
                    {cellOf(column, row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
