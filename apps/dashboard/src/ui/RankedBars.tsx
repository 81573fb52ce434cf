import type { JSX } from 'react';
import { Change } from './Change.tsx';
import { useFormat } from './format/useFormat.ts';
import styles from './ranked-bars.module.css';

export interface RankedBar {
  key: string;
  label: string;
  count: number;
  /** What a change in percent compares, where there is something to compare. */
  compared?: { now: number; before: number } | undefined;
  /** A click filters by the value; values that stand for several, such as the rest, have none. */
  onPick?: (() => void) | undefined;
  isPicked?: boolean;
}

interface RankedBarsProps {
  caption: string;
  columns: { value: string; count: string; change?: string | undefined };
  bars: readonly RankedBar[];
  /** What 100 % is: all installations of the range. */
  whole: number;
}

/** A ranking as a table with a bar behind each name: the text can be read, copied and listened to. */
export function RankedBars({ caption, columns, bars, whole }: RankedBarsProps): JSX.Element {
  const format = useFormat();
  const longest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className={styles.bars}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.value}</th>
          <th scope="col">{columns.count}</th>
          {columns.change && <th scope="col">{columns.change}</th>}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, count, compared, onPick, isPicked }) => (
          <tr key={key}>
            <th scope="row">
              <span className={styles.bar} style={{ width: `${(count / longest) * 100}%` }} aria-hidden="true" />
              {onPick ? (
                <button type="button" className={styles.name} onClick={onPick} aria-pressed={isPicked ?? false}>
                  {label}
                </button>
              ) : (
                <span className={styles.name}>{label}</span>
              )}
            </th>
            <td>
              <b>{format.count(count)}</b>
              <small>{whole > 0 ? format.wholePercent(count / whole) : ''}</small>
            </td>
            {columns.change && <td>{compared && <Change {...compared} good="up" />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
