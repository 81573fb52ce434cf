import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { useId, type JSX, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './panel.module.css';
import { FailureNotice } from './states/FailureNotice.tsx';

interface PanelProps<Answer> {
  title: string;
  /** One sentence that defines what is counted. */
  definition?: string;
  tools?: ReactNode;
  answer: UseQueryResult<Answer>;
  /** The height that the content will have, so that nothing jumps when it comes. */
  minHeightPx: number;
  className?: string | undefined;
  children: (answer: Answer) => ReactNode;
}

/** A card that shows an answer in each of its states: on its way, failed, there, and there but being asked anew. */
export function Panel<Answer>(props: PanelProps<Answer>): JSX.Element {
  const { title, definition, tools, answer, minHeightPx, className, children } = props;
  const t = useTranslations('state');
  const titleId = useId();
  return (
    <section className={`${styles.panel} ${className ?? ''}`} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {tools && <div className={styles.tools}>{tools}</div>}
        {definition && <p>{definition}</p>}
      </header>
      <div
        className={styles.body}
        style={{ minHeight: minHeightPx }}
        data-stale={answer.isPlaceholderData || undefined}
        aria-busy={answer.isPending || answer.isPlaceholderData}
      >
        {answer.isSuccess && children(answer.data)}
        {answer.isError && <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && (
          <>
            <Skeleton className={styles.skeleton} height={minHeightPx} radius="md" />
            <span className="visually-hidden" role="status">
              {t('loading', { title })}
            </span>
          </>
        )}
      </div>
    </section>
  );
}
