import { Skeleton } from '@mantine/core';
import { useId, type JSX, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Asking } from '../data/reports.ts';
import styles from './panel.module.css';
import { CalledOffNotice } from './states/CalledOffNotice.tsx';
import { FailureNotice } from './states/FailureNotice.tsx';
import { SlowNotice } from './states/SlowNotice.tsx';

interface PanelProps<Answer> {
  title: string;
  /** One sentence that defines what is counted. */
  definition?: string;
  tools?: ReactNode;
  answer: Asking<Answer>;
  /** The height that the content will have, so that nothing jumps when it comes. */
  minHeightPx: number;
  className?: string | undefined;
  children: (answer: Answer) => ReactNode;
}

/** A card that shows an answer in each of its states: on its way, slow, called off, failed, there, and there but being asked anew. */
export function Panel<Answer>(props: PanelProps<Answer>): JSX.Element {
  const { title, definition, tools, answer, minHeightPx, className, children } = props;
  const t = useTranslations('state');
  const titleId = useId();
  const { cancel, isPending, isPlaceholderData } = answer;
  const isAsking = answer.fetchStatus === 'fetching';
  const isCalledOff = (isPending || isPlaceholderData) && answer.fetchStatus === 'idle';
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
        data-stale={(isPlaceholderData && !isCalledOff) || undefined}
        aria-busy={(isPending || isPlaceholderData) && !isCalledOff}
      >
        {isCalledOff && <CalledOffNotice onRetry={() => void answer.refetch()} />}
        {cancel && isAsking && (isPending || isPlaceholderData) && <SlowNotice onCancel={cancel} />}
        {answer.isSuccess && !isCalledOff && children(answer.data)}
        {answer.isError && <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} />}
        {isPending && !isCalledOff && (
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
