import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProduct } from '../../data/products.ts';
import { metrics } from '../../ui/filters/view.ts';
import { useView } from '../../ui/filters/useView.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import { MetricTile } from './MetricTile.tsx';
import layout from '../../ui/report/report.module.css';
import styles from './overview.module.css';
import type { Question } from '../../ui/report/question.ts';
import type { Activity } from './useActivity.ts';

interface MetricTilesProps {
  product: number;
  question: Question;
  activity: Activity;
  /** The product's first day with data. */
  firstDay: string | null;
}

/** The four numbers of a range. Each is also the tab that shows its course below. */
export function MetricTiles({ product, question, activity, firstDay }: MetricTilesProps): JSX.Element {
  const t = useTranslations('metric');
  const { view, change } = useView();
  const { byPeriod } = activity;
  const { lostAfterDays } = useProduct(product).settings;
  if (byPeriod.isError) {
    return (
      <div className={layout.noticeCard}>
        <FailureNotice error={byPeriod.error} onRetry={() => void byPeriod.refetch()} />
      </div>
    );
  }
  return (
    <div className={styles.tiles} role="group" aria-label={t('group')} aria-busy={byPeriod.isPending}>
      {metrics.map((metric) =>
        byPeriod.isPending ? (
          <Skeleton key={metric} className={styles.tileSkeleton} radius="lg" />
        ) : (
          <MetricTile
            key={metric}
            metric={metric}
            question={question}
            activity={activity}
            firstDay={firstDay}
            lostAfterDays={lostAfterDays}
            isChosen={metric === view.metric}
            onChoose={() => change({ metric })}
          />
        ),
      )}
    </div>
  );
}
