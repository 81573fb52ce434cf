import type { JSX } from 'react';
import styles from './heat-table.module.css';
import { heatDomain, heatStep, type HeatRow } from './heat-scale.ts';

interface HeatTableProps {
  caption: string;
  /** The names of the first column, and of the second where rows have a size. */
  head: { label: string; size?: string };
  columns: readonly { key: string; label: string; title: string }[];
  rows: readonly HeatRow[];
  /** A row of its own above the others: their average. */
  average?: { label: string; size: string; texts: readonly string[] };
  /** How the ends of the scale are written. */
  domainText: (value: number) => string;
  /** What colours stand for, where it is not the range of the data. */
  domain?: [low: number, high: number];
  /** Many narrow columns: the numbers are read by pointing, by a screen reader, or in the table view. */
  isDense?: boolean;
}

/** A table whose colours say what its numbers say: it can be read, copied and listened to. */
export function HeatTable(props: HeatTableProps): JSX.Element {
  const { caption, head, columns, rows, average, domainText, isDense = false } = props;
  const domain = props.domain ?? heatDomain(rows);
  return (
    <>
      <div className={styles.scale} aria-hidden="true">
        {domainText(domain[0])}
        <span>
          {Array.from({ length: 9 }, (_, step) => (
            <i key={step} data-step={step} />
          ))}
        </span>
        {domainText(domain[1])}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
        <table className={styles.heat} data-dense={isDense}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{head.label}</th>
              {head.size !== undefined && <th scope="col">{head.size}</th>}
              {columns.map(({ key, label, title }) => (
                <th key={key} scope="col" title={title}>
                  <span aria-hidden="true">{label}</span>
                  <span className="visually-hidden">{title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {average && (
              <tr className={styles.average}>
                <th scope="row">{average.label}</th>
                <td className={styles.size}>{average.size}</td>
                {columns.map(({ key }, index) => (
                  <td key={key}>{average.texts[index]}</td>
                ))}
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {head.size !== undefined && <td className={styles.size}>{row.size}</td>}
                {columns.map(({ key }, index) => {
                  const cell = row.cells[index];
                  const step = cell?.state === 'scaled' ? heatStep(cell.value, domain) : undefined;
                  return (
                    <td key={key} data-step={step} data-state={cell?.state} title={cell?.title}>
                      {isDense ? <span className="visually-hidden">{cell?.text}</span> : cell?.text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
