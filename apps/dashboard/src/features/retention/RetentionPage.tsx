import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { cohortInterval } from '../../ui/charts/CohortTable.tsx';
import { oneOf } from '../../ui/filters/view.ts';
import type { ReportQuery } from '../../data/reports.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { CohortPanel } from './CohortPanel.tsx';
import { CurvePanel } from './CurvePanel.tsx';
import { modes } from './modes.ts';

/** Whether installations stay: cohort by cohort, and as a curve. */
export function RetentionPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('retention');
  const asked = useQuestion();
  const { view, range } = asked;
  const question: Question = { ...asked, interval: view.interval ?? cohortInterval(range) };
  const query: ReportQuery = {
    ...question.base,
    interval: question.interval,
    mode: oneOf(modes, view.settings.mode),
    feature: view.settings.feature,
  };
  return (
    <ReportPage title={t('title')} question={question}>
      <CohortPanel product={product} question={question} query={query} />
      <CurvePanel product={product} question={question} query={query} />
    </ReportPage>
  );
}
