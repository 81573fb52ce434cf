import { IconMessageOff } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { mondaysOf, weeksOf } from './weekly-series.ts';

/** More lines cannot be told apart by their colour; the table has all features. */
const mostLines = 8;
const heightPx = 260;
const legendPx = 40;

/** Which features the reports of each week name. */
export function WeeklyFeaturesPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('weekly');
  const format = useFormat();
  const { from, to } = question.view;
  const answer = useReport(product, 'weekly-features', { from, to });
  const { data: releases } = useReleases(product);
  return (
    <ReportPanel
      isDrawn
      report="weekly-features"
      title={t('features')}
      sentence={t('featuresSentence')}
      answer={answer}
      heightPx={heightPx + legendPx}
      figures={({ rows, query }) => ({
        name: `weekly-features-${query['from']}-${query['to']}`,
        columns: [t('week'), t('feature'), t('active'), t('share'), t('uses')],
        rows: rows.map(({ period, feature, active, share, uses }) => [period, feature, active, share, uses]),
        kinds: ['text', 'text', 'count', 'share', 'count'],
      })}
      renderEmpty={({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconMessageOff size={20} stroke={1.6} />} title={t('noFeatures')} />
        ) : undefined
      }
    >
      {({ rows, provisionalFrom }) => {
        const mondays = mondaysOf(rows);
        const active = new Map<string, number>();
        for (const row of rows) active.set(row.feature, (active.get(row.feature) ?? 0) + row.active);
        const most = [...active].toSorted(([, one], [, other]) => other - one).slice(0, mostLines);
        const shares = new Map(rows.map(({ period, feature, share }) => [`${period} ${feature}`, share]));
        const lines = most.map(([feature], at) => ({
          key: feature,
          label: feature,
          color: `var(--c${at + 1})`,
          values: mondays.map((monday) => shares.get(`${monday} ${feature}`)),
        }));
        return (
          <>
            <LineChart
              label={t('features')}
              periods={weeksOf(mondays, { provisionalFrom, format, releases })}
              lines={lines}
              isShare
              isNarrow={question.isNarrow}
              heightPx={heightPx}
              valueText={format.percent}
              tickText={format.wholePercent}
            />
            <Legend parts={lines} />
          </>
        );
      }}
    </ReportPanel>
  );
}
