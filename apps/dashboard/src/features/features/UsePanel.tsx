import { SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportRows } from '@usance/api';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { comparedLine } from '../../ui/charts/compared-line.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { periodsOf } from '../../ui/charts/trend.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { forDays } from '../../ui/report/question.ts';
import type { FeatureQuestion } from './feature-question.ts';

/** What a feature's use is measured by: in itself, or divided by what there was to use it in. */
const measures = ['installations', 'share', 'uses', 'perSession', 'perHour'] as const;
type Measure = (typeof measures)[number];
type Row = ReportRows['feature'];

const valueOf: Record<Measure, (row: Row) => number | undefined> = {
  installations: ({ installations }) => installations,
  uses: ({ uses }) => uses,
  share: (row) => ratio(row.installations, row.activeInstallations),
  perSession: ({ uses, sessions }) => ratio(uses, sessions),
  perHour: ({ uses, hours }) => ratio(uses, hours),
};

/** A feature's use over time. */
export function UsePanel({ product, question, feature }: FeatureQuestion): JSX.Element {
  const t = useTranslations('feature');
  const tReport = useTranslations('report');
  const tChart = useTranslations('chart');
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('installations');
  const { interval, range, isNarrow } = question;
  const answer = useReport(product, 'feature', { ...question.base, feature, interval });
  const before = useReport(product, 'feature', forDays({ ...question.base, feature, interval }, question.compared));
  const { data: releases } = useReleases(product);
  const text = (value: number | undefined) =>
    measure === 'share' ? format.percent(value) : measure.startsWith('per') ? format.fine(value) : format.count(value);
  return (
    <ReportPanel
      isDrawn
      report="feature"
      title={t(`measures.${measure}.title`)}
      sentence={t(`measures.${measure}.sentence`)}
      answer={answer}
      heightPx={330}
      figures={({ rows, query }) => ({
        name: `feature-${feature.replaceAll(/\W+/g, '-')}-${query['from']}-${query['to']}`,
        columns: [tReport(`intervals.${interval}`), ...measures.map((one) => t(`measures.${one}.label`))],
        rows: rows.map((row) => [row.period, ...measures.map((one) => valueOf[one](row))]),
        kinds: ['text', 'count', 'share', 'count', 'decimal', 'decimal'],
      })}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('measure')}
            value={measure}
            onChange={setMeasure}
            data={measures.map((value) => ({ value, label: t(`measures.${value}.label`) }))}
          />
          <IntervalChoice question={question} />
        </>
      }
    >
      {({ rows, totals, provisionalFrom }) => {
        const periods = periodsOf(
          rows.map(({ period }) => period),
          range ?? { from: '', to: '' },
          { interval, provisionalFrom, format, releases },
        );
        const valueBefore = new Map(
          before.data?.rows.map((row) => [row.period, row.activeInstallations > 0 ? valueOf[measure](row) : undefined]),
        );
        const lines = [
          {
            key: measure,
            label: t(`measures.${measure}.label`),
            color: 'var(--s7)',
            values: rows.map(valueOf[measure]),
          },
          ...comparedLine(question, { periods, valueOf: valueBefore, label: tChart('comparedRange') }),
        ];
        return (
          <>
            <LineChart
              label={t(`measures.${measure}.title`)}
              periods={periods}
              lines={lines}
              isShare={measure === 'share' || measure.startsWith('per')}
              isNarrow={isNarrow}
              heightPx={isNarrow ? 220 : 270}
              valueText={text}
              tickText={
                measure === 'share' ? format.wholePercent : measure.startsWith('per') ? format.fine : format.axis
              }
            />
            <Legend parts={lines} />
            <p className={report.note}>
              {t('totals', {
                users: format.count(totals?.['installations']),
                active: format.count(totals?.['activeInstallations']),
                share: format.percent(ratio(totals?.['installations'] ?? 0, totals?.['activeInstallations'] ?? 0)),
              })}
            </p>
          </>
        );
      }}
    </ReportPanel>
  );
}

function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
