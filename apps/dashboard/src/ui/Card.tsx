import { useId, type JSX, type ReactNode } from 'react';
import styles from './panel.module.css';

interface CardProps {
  title: string;
  sentence?: ReactNode;
  tools?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A card whose content is there already; what still has to be asked for stands in a `Panel`. */
export function Card({ title, sentence, tools, className, children }: CardProps): JSX.Element {
  const titleId = useId();
  return (
    <section className={`${styles.panel} ${className ?? ''}`} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {tools && <div className={styles.tools}>{tools}</div>}
        {sentence && <p>{sentence}</p>}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
