import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { mondaysOf, weeksOf } from './weekly-series.ts';

const heightPx = 240;

/** How many installations were active in each week. */
export function WeeklyActivityPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('weekly');
  const format = useFormat();
  const { from, to } = question.view;
  const answer = useReport(product, 'weekly-activity', { from, to });
  const { data: releases } = useReleases(product);
  return (
    <ReportPanel
      isDrawn
      report="weekly-activity"
      title={t('activity')}
      sentence={t('activitySentence')}
      answer={answer}
      heightPx={heightPx}
      figures={({ rows, query }) => ({
        name: `weekly-activity-${query['from']}-${query['to']}`,
        columns: [t('week'), t('active')],
        rows: rows.map(({ period, active }) => [period, active]),
        kinds: ['text', 'count'],
      })}
    >
      {({ rows, provisionalFrom }) => {
        const mondays = mondaysOf(rows);
        const activeIn = new Map(rows.map(({ period, active }) => [period, active]));
        const values = mondays.map((monday) => activeIn.get(monday) ?? 0);
        return (
          <TimeSeries
            label={t('activity')}
            periods={weeksOf(mondays, { provisionalFrom, format, releases })}
            series={[{ key: 'active', label: t('active'), color: 'var(--s6)', values }]}
            totals={values}
            heightPx={heightPx}
            isNarrow={question.isNarrow}
          />
        );
      }}
    </ReportPanel>
  );
}
