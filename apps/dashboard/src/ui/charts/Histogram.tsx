import type { JSX } from 'react';
import { useFormat } from '../format/useFormat.ts';
import styles from './histogram.module.css';

export interface HistogramBucket {
  key: string;
  label: string;
  count: number;
  share: number;
  /** Whether the number can still change. */
  isOpen?: boolean;
}

interface HistogramProps {
  caption: string;
  head: { bucket: string; count: string; share: string };
  buckets: readonly HistogramBucket[];
  openLabel?: string;
}

/** A distribution over buckets that have an order: a table whose rows are bars, so that it can be read and listened to. */
export function Histogram({ caption, head, buckets, openLabel }: HistogramProps): JSX.Element {
  const format = useFormat();
  const longest = Math.max(1, ...buckets.map(({ count }) => count));
  return (
    <table className={styles.histogram}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head.bucket}</th>
          <td aria-hidden="true" />
          <th scope="col">{head.count}</th>
          <th scope="col">{head.share}</th>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ key, label, count, share, isOpen = false }) => (
          <tr key={key} title={isOpen ? openLabel : undefined}>
            <th scope="row">
              {label}
              {isOpen && <span className="visually-hidden"> ({openLabel})</span>}
            </th>
            <td aria-hidden="true">
              <span className={styles.bar} data-open={isOpen} style={{ width: `${(count / longest) * 100}%` }} />
            </td>
            <td>{format.count(count)}</td>
            <td>{format.wholePercent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
