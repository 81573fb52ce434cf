import type { JSX } from 'react';
import { useFormat } from './format/useFormat.ts';
import styles from './figures.module.css';
import type { Figures } from './figures.ts';

/** The numbers of a chart to read, select and copy. */
export function FiguresTable({ figures, heightPx }: { figures: Figures; heightPx: number }): JSX.Element {
  const format = useFormat();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div className={styles.scroll} style={{ maxHeight: heightPx }} tabIndex={0} role="group" aria-label={figures.name}>
      <table className={styles.table}>
        <thead>
          <tr>
            {figures.columns.map((column, index) => (
              <th key={column} scope="col" data-text={isText(figures.rows[0]?.[index])}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.rows.map((row) => (
            <tr key={`${row[0]} ${row[1]}`}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={figures.columns[column]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={figures.columns[column]} data-text={isText(cell)}>
                    {format.figure(cell, figures.kinds?.[column])}
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

/** Words begin at the left, numbers end at the right. */
const isText = (cell: string | number | undefined) => typeof cell === 'string' || undefined;
