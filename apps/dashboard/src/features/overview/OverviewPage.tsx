import { lazy, Suspense, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useDays } from '../../data/products.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import report from '../../ui/report/report.module.css';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { WhenSeen } from '../../ui/WhenSeen.tsx';
import { BreakdownPanels } from './BreakdownPanels.tsx';
import { CountryPanel } from './CountryPanel.tsx';
import { splitUnlessSaid } from './first-questions.ts';
import { LiveNow } from './LiveNow.tsx';
import { MetricTiles } from './MetricTiles.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { useActivity } from './useActivity.ts';

// They need the code and the text of other pages, which nobody waits for who only looks at the numbers above.
const LateCard = lazy(async () => ({ default: (await import('./LateCard.tsx')).LateCard }));

/** The cards in the order in which they are read. */
const besideTrend = ['versions'] as const;
const besideCountries = ['languages'] as const;
const below = ['systems', 'licences', 'hardware', 'surroundings', 'properties'] as const;

/** What another page has in full: asked for when somebody comes near it. */
const late = [
  { card: 'cohorts', width: 'wide', heightPx: 600 },
  { card: 'features', width: 'third', heightPx: 500 },
] as const;

/** How many installations there are, since when, where, and on what. */
export function OverviewPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('overview');
  const question = useQuestion(splitUnlessSaid);
  const firstDay = useDays(product).data?.firstDay ?? null;
  const activity = useActivity(product, question, firstDay);
  return (
    <ReportPage title={t('title')} question={question} hasComparison above={<LiveNow product={product} />}>
      <MetricTiles product={product} question={question} activity={activity} firstDay={firstDay} />
      <TrendPanel product={product} question={question} activity={activity} firstDay={firstDay} />
      <BreakdownPanels groups={besideTrend} product={product} question={question} />
      <CountryPanel product={product} question={question} firstDay={firstDay} />
      <BreakdownPanels groups={besideCountries} product={product} question={question} />
      {late.map(({ card, width, heightPx }) => {
        const place = <div className={report[width]} style={{ minHeight: heightPx }} />;
        return (
          <WhenSeen key={card} className={report[width]} heightPx={heightPx}>
            <Suspense fallback={place}>
              <LateCard card={card} product={product} question={question} />
            </Suspense>
          </WhenSeen>
        );
      })}
      <WhenSeen className={report.whole} heightPx={800} orAtRest>
        <div className={report.cards}>
          <BreakdownPanels groups={below} product={product} question={question} />
        </div>
      </WhenSeen>
    </ReportPage>
  );
}
