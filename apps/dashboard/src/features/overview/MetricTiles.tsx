import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { metrics } from '../../ui/filters/view.ts';
import { useView } from '../../ui/filters/useView.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { MetricTile } from './MetricTile.tsx';
import styles from './overview.module.css';
import type { Question } from './question.ts';
import type { Activity } from './useActivity.ts';

/** The four numbers of a range. Each is also the tab that shows its course below. */
export function MetricTiles({ question, activity }: { question: Question; activity: Activity }): JSX.Element {
  const t = useTranslations('metric');
  const { view, change } = useView();
  const { whole } = activity;
  if (whole.isError) {
    return (
      <div className={styles.whole}>
        <FailureNotice error={whole.error} onRetry={() => void whole.refetch()} />
      </div>
    );
  }
  return (
    <div className={styles.tiles} role="group" aria-label={t('group')} aria-busy={whole.isPending}>
      {metrics.map((metric) =>
        whole.isPending ? (
          <Skeleton key={metric} className={styles.tileSkeleton} radius="lg" />
        ) : (
          <MetricTile
            key={metric}
            metric={metric}
            question={question}
            activity={activity}
            isChosen={metric === view.metric}
            onChoose={() => change({ metric })}
          />
        ),
      )}
    </div>
  );
}
