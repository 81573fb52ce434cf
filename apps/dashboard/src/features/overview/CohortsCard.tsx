import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { cohortInterval, cohortsHeightPx, CohortTable } from '../../ui/charts/CohortTable.tsx';
import { keepView } from '../../ui/filters/keep-view.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Definition } from '../../ui/report/Definition.tsx';
import type { Question } from '../../ui/report/question.ts';
import report from '../../ui/report/report.module.css';

/** Who stays, cohort by cohort; the page of retention has more of it. */
export function CohortsCard({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('retention');
  const interval = cohortInterval(question.range);
  const answer = useReport(product, 'retention', { ...question.base, interval });
  const title = t(`cohorts.${interval}`);
  return (
    <Panel
      className={report.wide}
      title={title}
      definition={t('sentence.bounded')}
      answer={answer}
      minHeightPx={cohortsHeightPx(question.range, interval)}
      tools={
        <>
          <Definition report="retention" title={title} />
          <Link
            to="/products/$product/retention"
            params={{ product: String(product) }}
            search={keepView}
            className="link-button"
          >
            {t('title')}
          </Link>
        </>
      }
    >
      {({ rows }) =>
        rows.length === 0 ? <p className={report.note}>{t('nobodyText')}</p> : <CohortTable {...{ rows, interval }} />
      }
    </Panel>
  );
}
