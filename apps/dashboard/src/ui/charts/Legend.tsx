import type { JSX } from 'react';
import styles from './legend.module.css';

interface LegendProps {
  parts: readonly { key: string; label: string; color: string }[];
}

/** Names the colours of a chart. */
export function Legend({ parts }: LegendProps): JSX.Element {
  return (
    <div className={styles.legend}>
      {parts.map(({ key, label, color }) => (
        <span key={key}>
          <i style={{ background: color }} />
          {label}
        </span>
      ))}
    </div>
  );
}
