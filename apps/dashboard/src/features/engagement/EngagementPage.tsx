import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { AgePanel } from './AgePanel.tsx';
import { AmountPanel } from './AmountPanel.tsx';
import { LengthPanel } from './LengthPanel.tsx';
import { RhythmPanel } from './RhythmPanel.tsx';
import { StickinessPanel } from './StickinessPanel.tsx';

/** How much, how regularly, how long and when the product is used. */
export function EngagementPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('engagement');
  const question = useQuestion();
  return (
    <ReportPage title={t('title')} question={question} hasComparison>
      <StickinessPanel product={product} question={question} />
      <AmountPanel product={product} question={question} />
      <LengthPanel product={product} question={question} />
      <RhythmPanel product={product} question={question} />
      <AgePanel product={product} question={question} />
    </ReportPage>
  );
}
