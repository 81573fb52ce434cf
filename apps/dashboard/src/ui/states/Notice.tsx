import type { JSX, ReactNode } from 'react';
import styles from './states.module.css';

interface NoticeProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'neutral' | 'bad';
}

/** What stands in a panel instead of numbers: why there are none, and what to do. */
export function Notice({ icon, title, children, action, tone = 'neutral' }: NoticeProps): JSX.Element {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <b>{title}</b>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
