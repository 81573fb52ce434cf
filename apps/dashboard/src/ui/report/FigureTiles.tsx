import type { JSX, ReactNode } from 'react';
import styles from './report.module.css';

export interface FigureTile {
  key: string;
  name: string;
  /** Written out, with its unit. */
  value: string;
  /** What stands beside the number, such as its change. */
  change?: ReactNode;
  /** A line below; an empty one keeps its place until its text is known. */
  note?: string | undefined;
}

/** The few numbers that a page is opened for. */
export function FigureTiles({ label, tiles }: { label: string; tiles: readonly FigureTile[] }): JSX.Element {
  return (
    <section className={styles.tiles} aria-label={label}>
      {tiles.map(({ key, name, value, change, note }) => (
        <dl key={key} className={styles.tile}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.tileValue}>{value}</span> {change}
          </dd>
          {note !== undefined && <dd className={styles.tileNote}>{note === '' ? '\u00a0' : note}</dd>}
        </dl>
      ))}
    </section>
  );
}
