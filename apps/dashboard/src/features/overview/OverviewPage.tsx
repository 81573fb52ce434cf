import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useArrival } from '../../data/products.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { BreakdownPanels } from './BreakdownPanels.tsx';
import { CountryPanel } from './CountryPanel.tsx';
import { MetricTiles } from './MetricTiles.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { useActivity } from './useActivity.ts';

/** The cards in the order in which they are read; the first stands beside the main chart. */
const beside = ['versions'] as const;
const below = ['systems', 'languages', 'licences', 'hardware', 'surroundings', 'properties'] as const;

/** How many installations there are, since when, where, and on what. */
export function OverviewPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('overview');
  const question = useQuestion('version');
  const firstDay = useArrival(product).data?.firstDay ?? null;
  const activity = useActivity(product, question, firstDay);
  return (
    <ReportPage title={t('title')} question={question} hasComparison>
      <MetricTiles product={product} question={question} activity={activity} firstDay={firstDay} />
      <TrendPanel product={product} question={question} activity={activity} firstDay={firstDay} />
      <BreakdownPanels groups={beside} product={product} question={question} />
      <CountryPanel product={product} question={question} firstDay={firstDay} />
      <BreakdownPanels groups={below} product={product} question={question} />
    </ReportPage>
  );
}
