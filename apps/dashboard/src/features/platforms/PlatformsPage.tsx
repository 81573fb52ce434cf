import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import { useProductId } from '../../data/product-id.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { BreakdownPanel } from '../../ui/report/BreakdownPanel.tsx';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { SplitTrendPanel } from '../../ui/report/SplitTrendPanel.tsx';
import report from '../../ui/report/report.module.css';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { DroppingPanel } from './DroppingPanel.tsx';

/** What belongs on one card each; what the server does not know is left out. */
const cards = {
  systems: ['os', 'osVersion', 'arch'],
  machines: ['memoryMb', 'cores', 'cpu', 'formFactor'],
  graphics: ['screen', 'screenScale', 'displays', 'gpu'],
  surroundings: ['runtime', 'virtualMachine', 'container'],
  languages: ['language', 'locale'],
} as const;
const cardNames = ['systems', 'machines', 'graphics', 'surroundings', 'languages'] as const;

/** What the product runs on, how that changes, and whom a requirement would lose. */
export function PlatformsPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('platforms');
  const names = useNames();
  const question = useQuestion('os');
  const known = useDimensions(product).data?.map(({ name }) => name);
  const by = question.by ?? 'os';
  return (
    <ReportPage title={t('title')} question={question}>
      <SplitTrendPanel
        product={product}
        question={question}
        by={by}
        title={t('trend', { dimension: names.inSentence(by) })}
        sentence={t('trendSentence')}
        tools={<SplitChoice product={product} question={question} />}
      />
      <DroppingPanel product={product} question={question} />
      <div className={report.cards}>
        {cardNames.map((card) => {
          const dimensions = cards[card].filter((name) => !known || known.includes(name));
          return dimensions.length === 0 ? null : (
            <BreakdownPanel
              key={card}
              title={t(`cards.${card}`)}
              dimensions={dimensions}
              product={product}
              question={question}
            />
          );
        })}
      </div>
    </ReportPage>
  );
}
