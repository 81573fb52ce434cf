import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { SplitTrendPanel } from '../../ui/report/SplitTrendPanel.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { LaggardsPanel } from './LaggardsPanel.tsx';
import { UpgradesPanel } from './UpgradesPanel.tsx';

/** How new versions take over, on which ways, and who stays behind. */
export function VersionsPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('versions');
  const question = useQuestion();
  return (
    <ReportPage title={t('title')} question={question}>
      <SplitTrendPanel
        product={product}
        question={question}
        by="version"
        title={t('adoption')}
        sentence={t('adoptionSentence')}
      />
      <LaggardsPanel product={product} question={question} />
      <UpgradesPanel product={product} question={question} />
    </ReportPage>
  );
}
