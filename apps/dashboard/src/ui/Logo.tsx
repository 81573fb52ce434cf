import { IconChartAreaLine } from '@tabler/icons-react';
import type { JSX } from 'react';
import styles from './logo.module.css';

export function Logo(): JSX.Element {
  return (
    <span className={styles.logo} aria-hidden="true">
      <IconChartAreaLine size={16} stroke={2} />
    </span>
  );
}
