import { useDocumentTitle } from '@mantine/hooks';
import { Navigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useArrival } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { RangePicker } from '../../ui/filters/RangePicker.tsx';
import { useView } from '../../ui/filters/useView.ts';
import { AsOf } from '../../ui/report/AsOf.tsx';
import { faultOf, FaultNotice } from '../../ui/report/FaultNotice.tsx';
import { NothingCounted } from '../../ui/report/NothingCounted.tsx';
import report from '../../ui/report/report.module.css';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { WeeklyActivityPanel } from './WeeklyActivityPanel.tsx';
import { WeeklyFeaturesPanel } from './WeeklyFeaturesPanel.tsx';
import { WeeklySplitPanel } from './WeeklySplitPanel.tsx';
import { weeklyDimensions } from './weekly-series.ts';

/** In place of every page of numbers of a product in No-ID mode: what can be known of it is one page. */
export function WeeksPage(): JSX.Element {
  const t = useTranslations('weekly');
  const product = useProductId();
  const question = useQuestion();
  const { view, change, repeated } = useView();
  const arrival = useArrival(product);
  const { from, to } = view;
  const activity = useReport(product, 'weekly-activity', { from, to });
  const fault = faultOf(repeated, activity.error);
  useDocumentTitle(`${t('title')} · Usance`);
  if (arrival.data?.weeks === 0)
    return <Navigate to="/products/$product/first-sync" params={{ product: String(product) }} replace />;
  return (
    <>
      <div className={report.top}>
        <div className={report.titleRow}>
          <h1>{t('title')}</h1>
          <AsOf atMs={activity.dataUpdatedAt} />
        </div>
        <p>{t('text')}</p>
        <div>
          <RangePicker view={view} change={change} />
        </div>
      </div>
      {fault ? (
        <FaultNotice fault={fault} />
      ) : (
        <div className={report.grid}>
          {activity.data?.rows.length === 0 ? (
            <NothingCounted range={question.range} />
          ) : (
            <>
              <WeeklyActivityPanel product={product} question={question} />
              <WeeklyFeaturesPanel product={product} question={question} />
              {weeklyDimensions.map((dimension) => (
                <WeeklySplitPanel key={dimension} product={product} question={question} dimension={dimension} />
              ))}
            </>
          )}
        </div>
      )}
    </>
  );
}
