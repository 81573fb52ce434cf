import { IconMessageOff } from '@tabler/icons-react';
import { missingWord } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { seriesOf } from '../../ui/charts/trend.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { cohorts, mondaysOf, weeksOf, type WeeklyDimension } from './weekly-series.ts';

const heightPx = 230;
const legendPx = 40;
const cohortNames = Object.keys(cohorts);
const kinds: Partial<Record<WeeklyDimension, string>> = { version: 'version', cohort: 'number', activeDays: 'number' };

interface WeeklySplitPanelProps {
  product: number;
  question: Question;
  dimension: WeeklyDimension;
}

/** What the reports of each week say of one thing, as shares of the week. */
export function WeeklySplitPanel({ product, question, dimension }: WeeklySplitPanelProps): JSX.Element {
  const t = useTranslations('weekly');
  const format = useFormat();
  const names = useNames();
  const { from, to } = question.view;
  const answer = useReport(product, 'weekly-breakdown', { from, to, dimension });
  const { data: releases } = useReleases(product);
  const nameOf = (value: string) => {
    if (value === '(few)') return t('few');
    const cohort = dimension === 'cohort' ? Object.entries(cohorts).find(([name]) => name === value) : undefined;
    return cohort ? t(`cohorts.${cohort[1]}`) : names.value(dimension, value);
  };
  const title = t(`by.${dimension}`);
  return (
    <ReportPanel
      isDrawn
      report="weekly-breakdown"
      width="half"
      title={title}
      sentence={t('breakdownSentence')}
      answer={answer}
      heightPx={heightPx + legendPx}
      figures={({ rows, query }) => ({
        name: `weekly-${dimension}-${query['from']}-${query['to']}`,
        columns: [t('week'), title, t('active'), t('share')],
        rows: rows.map(({ period, value, active, share }) => [period, nameOf(value), active, share]),
        kinds: ['text', 'text', 'count', 'share'],
      })}
      renderEmpty={({ rows }) =>
        rows.every(({ value }) => value === missingWord) ? (
          <Notice icon={<IconMessageOff size={20} stroke={1.6} />} title={t('untold')} />
        ) : undefined
      }
    >
      {({ rows, provisionalFrom }) => {
        const periods = weeksOf(mondaysOf(rows), { provisionalFrom, format, releases });
        const series = seriesOf(
          rows.map(({ period, value, active }) => ({ period, value: sortable(value), installations: active })),
          {
            dimension,
            kind: kinds[dimension] ?? 'text',
            periods,
            known: [],
            name: (value) => nameOf(dimension === 'cohort' ? (cohortNames[Number(value)] ?? value) : value),
          },
        );
        return (
          <>
            <TimeSeries
              label={title}
              periods={periods}
              series={series}
              totals={periods.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))}
              isShare
              heightPx={heightPx}
              isNarrow={question.isNarrow}
            />
            <Legend parts={series.toReversed()} />
          </>
        );
      }}
    </ReportPanel>
  );
}

/** Cohorts go by age, which their names do not say. */
const sortable = (value: string) => (cohortNames.includes(value) ? String(cohortNames.indexOf(value)) : value);
