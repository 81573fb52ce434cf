import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { JSX, ReactNode } from 'react';
import styles from './way.module.css';

/** From what to what. `arrowLabel` is what a screen reader says for the arrow. */
export function Way(props: { from: string; to: string; arrowLabel: string; children?: ReactNode }): JSX.Element {
  return (
    <span className={styles.way}>
      {props.from}
      <IconArrowNarrowRight size={14} role="img" aria-label={props.arrowLabel} />
      {props.to}
      {props.children}
    </span>
  );
}
