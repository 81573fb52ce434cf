import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { BreakdownPanel } from '../../ui/report/BreakdownPanel.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { SplitTrendPanel } from '../../ui/report/SplitTrendPanel.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { ConversionsPanel } from './ConversionsPanel.tsx';

const cards = [
  { name: 'status', dimensions: ['licenseStatus', 'licenseType'] },
  { name: 'edition', dimensions: ['edition'] },
] as const;

/** Under which licences the product runs, and who changes from which to which. */
export function LicencesPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('licences');
  const question = useQuestion();
  return (
    <ReportPage title={t('title')} question={question}>
      <SplitTrendPanel
        product={product}
        question={question}
        by="licenseType"
        title={t('types')}
        sentence={t('typesSentence')}
      />
      <ConversionsPanel product={product} question={question} />
      {cards.map(({ name, dimensions }) => (
        <BreakdownPanel
          key={name}
          width="half"
          title={t(`cards.${name}`)}
          dimensions={dimensions}
          product={product}
          question={question}
        />
      ))}
    </ReportPage>
  );
}
