import { SegmentedControl } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport, type ReportQuery } from '../../data/reports.ts';
import { cohortsHeightPx, CohortTable } from '../../ui/charts/CohortTable.tsx';
import type { Figures } from '../../ui/figures.ts';
import { useView } from '../../ui/filters/useView.ts';
import { oneOf } from '../../ui/filters/view.ts';
import { FeatureChoice } from '../../ui/report/FeatureChoice.tsx';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import { cohortsOf, longest, type RetentionRow } from '../../ui/charts/cohorts.ts';
import { modes } from './modes.ts';

interface CohortPanelProps {
  product: number;
  question: Question;
  query: ReportQuery;
}

/** Every cohort in every later period: a triangle whose colours show who stays. */
export function CohortPanel({ product, question, query }: CohortPanelProps): JSX.Element {
  const t = useTranslations('retention');
  const tReport = useTranslations('report');
  const { view, set } = useView();
  const { interval } = question;
  const answer = useReport(product, 'retention', query);
  const mode = oneOf(modes, view.settings.mode) ?? 'bounded';
  const feature = view.settings.feature;
  const columnsOf = (rows: readonly RetentionRow[]) =>
    Array.from({ length: longest(rows) + 1 }, (_, period) => ({
      key: String(period),
      label: t(`short.${interval}`, { period }),
      title: t(`long.${interval}`, { period }),
    }));
  const figures = ({ rows }: { rows: RetentionRow[] }): Figures => ({
    name: `retention-${view.from}-${view.to}`,
    columns: [t(`cohortOf.${interval}`), t('size'), ...columnsOf(rows).map(({ title }) => title)],
    rows: cohortsOf(rows).map(({ start, size, cells }) => [start, size, ...cells.map((cell) => cell?.share)]),
    kinds: ['text', 'count', ...columnsOf(rows).map(() => 'share' as const)],
  });
  return (
    <ReportPanel
      report="retention"
      title={feature === undefined ? t(`cohorts.${interval}`) : t('cohortsOfFeature', { feature })}
      sentence={t(`sentence.${mode}`)}
      answer={answer}
      heightPx={cohortsHeightPx(question.range, interval)}
      figures={figures}
      tools={
        <>
          <FeatureChoice
            product={product}
            label={t('cohortBy')}
            noneLabel={t('firstDay')}
            value={feature}
            onChoose={(next) => set({ feature: next })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('mode')}
            value={mode}
            onChange={(next) => set({ mode: next === 'bounded' ? undefined : next })}
            data={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          />
          <IntervalChoice question={question} />
        </>
      }
      renderEmpty={({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconUsersGroup size={20} stroke={1.6} />} title={t('nobody')}>
            {t('nobodyText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows }) => (
        <>
          <CohortTable rows={rows} interval={interval} />
          {rows.some(({ isProvisional, period }) => isProvisional && period > 0) && (
            <p className={report.note}>{tReport('provisionalText')}</p>
          )}
        </>
      )}
    </ReportPanel>
  );
}
