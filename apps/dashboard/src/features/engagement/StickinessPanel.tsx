import { SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { comparedLine } from '../../ui/charts/compared-line.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { periodsOf } from '../../ui/charts/trend.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { forDays, type Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';

const counts = [
  { name: 'mau', color: 'var(--c1)' },
  { name: 'wau', color: 'var(--c5)' },
  { name: 'dau', color: 'var(--c3)' },
] as const;
const views = ['counts', 'stickiness'] as const;

/** Daily, weekly and monthly active installations, and how many of a month come on a day. */
export function StickinessPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('engagement.stickiness');
  const tReport = useTranslations('report');
  const tChart = useTranslations('chart');
  const format = useFormat();
  const [shown, setShown] = useState<(typeof views)[number]>('counts');
  const { range, isNarrow } = question;
  const answer = useReport(product, 'stickiness', question.base);
  const before = useReport(product, 'stickiness', forDays(question.base, question.compared));
  const { data: releases } = useReleases(product);
  const isShare = shown === 'stickiness';
  return (
    <ReportPanel
      isDrawn
      report="stickiness"
      title={t(`title.${shown}`)}
      sentence={t(`sentence.${shown}`)}
      answer={answer}
      heightPx={300}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('shown')}
          value={shown}
          onChange={setShown}
          data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      }
      figures={({ rows, query }) => ({
        name: `stickiness-${query['from']}-${query['to']}`,
        columns: [tReport('intervals.day'), ...counts.map(({ name }) => t(name)), t('stickiness')],
        rows: rows.map((row) => [row.day, ...counts.map(({ name }) => row[name]), row.stickiness]),
        kinds: ['text', 'count', 'count', 'count', 'share'],
      })}
    >
      {({ rows, provisionalFrom }) => {
        const lines = isShare
          ? [
              {
                key: 'stickiness',
                label: t('stickiness'),
                color: 'var(--s7)',
                values: rows.map(({ stickiness }) => stickiness),
              },
            ]
          : counts.map(({ name, color }) => ({
              key: name,
              label: t(name),
              color,
              values: rows.map((row) => row[name]),
            }));
        const periods = periodsOf(
          rows.map(({ day }) => day),
          range ?? { from: '', to: '' },
          { interval: 'day', provisionalFrom, format, releases },
        );
        // Of the three counts the longest is compared: six lines would be three too many to read.
        const comparedCount = isShare ? 'stickiness' : 'mau';
        const label = isShare ? tChart('comparedRange') : `${t('mau')}, ${tChart('comparedRange')}`;
        const valueOf = new Map(
          (question.compared ? (before.data?.rows ?? []) : []).map((row) => [row.day, row[comparedCount]]),
        );
        const drawn = [...lines, ...comparedLine(question, { periods, valueOf, label })];
        return (
          <>
            <LineChart
              label={t(`title.${shown}`)}
              periods={periods}
              lines={drawn}
              isShare={isShare}
              isNarrow={isNarrow}
              heightPx={isNarrow ? 220 : 270}
              valueText={isShare ? format.percent : format.count}
              tickText={isShare ? format.wholePercent : format.axis}
            />
            {drawn.length > 1 && <Legend parts={drawn} />}
          </>
        );
      }}
    </ReportPanel>
  );
}
