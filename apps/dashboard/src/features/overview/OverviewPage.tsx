import { useMediaQuery } from '@mantine/hooks';
import { Navigate } from '@tanstack/react-router';
import { useMemo, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useArrival } from '../../data/products.ts';
import { today } from '../../ui/filters/day.ts';
import { FilterBar } from '../../ui/filters/FilterBar.tsx';
import { useView } from '../../ui/filters/useView.ts';
import { AsOf } from './AsOf.tsx';
import { BreakdownPanels } from './BreakdownPanels.tsx';
import { CountryPanel } from './CountryPanel.tsx';
import { faultOf, FaultNotice } from './FaultNotice.tsx';
import { MetricTiles } from './MetricTiles.tsx';
import { NothingCounted } from './NothingCounted.tsx';
import styles from './overview.module.css';
import { questionOf } from './question.ts';
import { TrendPanel } from './TrendPanel.tsx';
import { useActivity } from './useActivity.ts';

/** The cards in the order in which they are read; the first stands beside the main chart. */
const beside = ['versions'] as const;
const below = ['systems', 'languages', 'licences', 'hardware', 'surroundings', 'properties'] as const;

/** How many installations there are, since when, where, and on what. */
export function OverviewPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('overview');
  const { view, repeated } = useView();
  const isNarrow = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const now = today();
  const question = useMemo(() => questionOf(view, { now, isNarrow }), [view, now, isNarrow]);
  const arrival = useArrival(product);
  const firstDay = arrival.data?.firstDay ?? null;
  const activity = useActivity(product, question, firstDay);
  const fault = faultOf(repeated, activity.byPeriod.error);
  const total = activity.whole.data?.rows[0];
  const isNothing = total && !activity.whole.isPlaceholderData && Math.max(total.active, total.lost) === 0;

  if (arrival.data?.sessionDays === 0) {
    return <Navigate to="/products/$product/first-sync" params={{ product: String(product) }} replace />;
  }
  return (
    <>
      <div className={styles.top}>
        <div className={styles.titleRow}>
          <h1>{t('title')}</h1>
          <AsOf atMs={activity.whole.dataUpdatedAt} />
        </div>
        <FilterBar product={product} />
      </div>
      {fault ? (
        <FaultNotice fault={fault} />
      ) : (
        <div className={styles.grid}>
          <MetricTiles product={product} question={question} activity={activity} firstDay={firstDay} />
          {isNothing ? (
            <NothingCounted range={question.range} />
          ) : (
            <>
              <TrendPanel product={product} question={question} activity={activity} firstDay={firstDay} />
              <BreakdownPanels groups={beside} product={product} question={question} />
              <CountryPanel product={product} question={question} firstDay={firstDay} />
              <BreakdownPanels groups={below} product={product} question={question} />
            </>
          )}
        </div>
      )}
    </>
  );
}
