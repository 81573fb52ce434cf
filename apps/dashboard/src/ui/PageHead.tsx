import { useDocumentTitle } from '@mantine/hooks';
import type { JSX, ReactNode } from 'react';
import styles from './page.module.css';

/** A page's title, which is also the title of its browser tab. */
export function PageHead({ title, text }: { title: string; text?: ReactNode }): JSX.Element {
  useDocumentTitle(`${title} · Usance`);
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {text && <p>{text}</p>}
    </div>
  );
}
