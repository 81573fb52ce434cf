import { useDocumentTitle } from '@mantine/hooks';
import type { JSX, ReactNode } from 'react';
import styles from './entry-frame.module.css';
import { Logo } from './Logo.tsx';

interface EntryFrameProps {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** What stands around the pages before the dashboard: set-up and log-in. */
export function EntryFrame({ title, text, children }: EntryFrameProps): JSX.Element {
  useDocumentTitle(`${title} · Usance`);
  return (
    <main className={styles.page}>
      <div className={styles.name}>
        <Logo />
        Usance
      </div>
      <section className={styles.card}>
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        {children}
      </section>
    </main>
  );
}
