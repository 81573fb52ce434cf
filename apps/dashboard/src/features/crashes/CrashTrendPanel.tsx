import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { comparedLine } from '../../ui/charts/compared-line.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { periodsOf } from '../../ui/charts/trend.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import { forDays, type Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';

/** The share that crashed, over time: unlike the share that did not, it has a zero to begin at. */
export function CrashTrendPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('crashes.trend');
  const tReport = useTranslations('report');
  const tChart = useTranslations('chart');
  const format = useFormat();
  const { interval, range, isNarrow } = question;
  const answer = useReport(product, 'crash-free', { ...question.base, by: '', interval });
  const before = useReport(product, 'crash-free', forDays({ ...question.base, by: '', interval }, question.compared));
  const { data: releases } = useReleases(product);
  return (
    <ReportPanel
      isDrawn
      report="crash-free"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={290}
      tools={<IntervalChoice question={question} />}
      figures={({ rows, query }) => ({
        name: `crashes-${query['from']}-${query['to']}`,
        columns: [tReport(`intervals.${interval}`), t('share'), t('crashedDays'), t('days'), t('crashedInstallations')],
        rows: rows.map((row) => [
          row.period ?? '',
          1 - row.crashFreeSessionDays,
          row.crashedSessionDays,
          row.sessionDays,
          row.crashedInstallations,
        ]),
        kinds: ['text', 'share', 'count', 'count', 'count'],
      })}
    >
      {({ rows, provisionalFrom }) => {
        const periods = periodsOf(
          rows.map(({ period }) => period ?? ''),
          range ?? { from: '', to: '' },
          { interval, provisionalFrom, format, releases },
        );
        const shareBefore = new Map(
          before.data?.rows.map((row) => [
            row.period ?? '',
            row.sessionDays > 0 ? 1 - row.crashFreeSessionDays : undefined,
          ]),
        );
        const lines = [
          {
            key: 'share',
            label: t('share'),
            color: 'var(--c7)',
            values: rows.map(({ crashFreeSessionDays }) => 1 - crashFreeSessionDays),
          },
          ...comparedLine(question, { periods, valueOf: shareBefore, label: tChart('comparedRange') }),
        ];
        return (
          <>
            <LineChart
              label={t('title')}
              periods={periods.map((period, index) => ({
                ...period,
                title: t('reading', {
                  period: period.title,
                  crashed: format.count(rows[index]?.crashedSessionDays),
                  all: format.count(rows[index]?.sessionDays),
                }),
              }))}
              lines={lines}
              isShare
              isNarrow={isNarrow}
              heightPx={isNarrow ? 200 : 240}
              valueText={format.finePercent}
              tickText={format.percent}
            />
            <Legend parts={lines} />
          </>
        );
      }}
    </ReportPanel>
  );
}
