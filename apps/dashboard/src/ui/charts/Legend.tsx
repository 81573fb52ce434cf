import type { JSX } from 'react';
import styles from './legend.module.css';

interface LegendProps {
  parts: readonly { key: string; label: string; color: string; isCompared?: boolean }[];
}

/** Names the colours of a chart. */
export function Legend({ parts }: LegendProps): JSX.Element {
  return (
    <div className={styles.legend}>
      {parts.map(({ key, label, color, isCompared }) => (
        <span key={key}>
          {isCompared ? <i className={styles.dash} /> : <i style={{ background: color }} />}
          {label}
        </span>
      ))}
    </div>
  );
}
