import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { LifecyclePanel } from './LifecyclePanel.tsx';
import { LostPanel } from './LostPanel.tsx';
import { SurvivalPanel } from './SurvivalPanel.tsx';

/** Who comes, who goes, how long they stay, and what the lost had in common. */
export function ChurnPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('churn');
  const question = useQuestion('version');
  return (
    <ReportPage title={t('title')} question={question}>
      <LifecyclePanel product={product} question={question} />
      <SurvivalPanel product={product} question={question} />
      <LostPanel product={product} question={question} />
    </ReportPage>
  );
}
