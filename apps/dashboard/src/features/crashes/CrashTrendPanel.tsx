import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { periodsOf } from '../../ui/charts/trend.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';

/** The share that crashed, over time: unlike the share that did not, it has a zero to begin at. */
export function CrashTrendPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('crashes.trend');
  const tReport = useTranslations('report');
  const format = useFormat();
  const { interval, range, isNarrow } = question;
  const answer = useReport(product, 'crash-free', { ...question.base, by: '', interval });
  const { data: releases } = useReleases(product);
  return (
    <ReportPanel
      isDrawn
      report="crash-free"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={260}
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
      {({ rows, provisionalFrom }) => (
        <LineChart
          label={t('title')}
          periods={periodsOf(
            rows.map(({ period }) => period ?? ''),
            range ?? { from: '', to: '' },
            { interval, provisionalFrom, format, releases },
          ).map((period, index) => ({
            ...period,
            title: t('reading', {
              period: period.title,
              crashed: format.count(rows[index]?.crashedSessionDays),
              all: format.count(rows[index]?.sessionDays),
            }),
          }))}
          lines={[
            {
              key: 'share',
              label: t('share'),
              color: 'var(--c7)',
              values: rows.map(({ crashFreeSessionDays }) => 1 - crashFreeSessionDays),
            },
          ]}
          isShare
          isNarrow={isNarrow}
          heightPx={isNarrow ? 200 : 240}
          valueText={format.finePercent}
          tickText={format.percent}
        />
      )}
    </ReportPanel>
  );
}
