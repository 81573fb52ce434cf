import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { withReleases } from '../../ui/charts/releases.ts';
import { periodText } from '../../ui/charts/trend.ts';
import { today } from '../../ui/filters/day.ts';
import { endOf, lengthOf, writeRange } from '../../ui/filters/range.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';

/** What comes stands above the line, what goes below. Who was there before and still is makes no difference, and is in the table. */
const parts = [
  { name: 'new', color: 'var(--c1)', isBelow: false },
  { name: 'replacing', color: 'var(--c-other)', isBelow: false },
  { name: 'resurrected', color: 'var(--c3)', isBelow: false },
  { name: 'dormant', color: 'var(--c2)', isBelow: true },
] as const;
const columns = ['active', 'new', 'replacing', 'retained', 'resurrected', 'dormant'] as const;

/** Days from which on weeks are too short to compare. */
const longRange = 400;

/** The coming and going from period to period. */
export function LifecyclePanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('churn.lifecycle');
  const tReport = useTranslations('report');
  const format = useFormat();
  const { range, view, isNarrow } = question;
  const interval = view.interval ?? (range && lengthOf(range) > longRange ? 'month' : 'week');
  const { change } = useView();
  const { data: releases } = useReleases(product);
  const answer = useReport(product, 'lifecycle', { ...question.base, interval });
  const series = (rows: readonly ReportRows['lifecycle'][]) =>
    parts
      .map(({ name, color, isBelow }) => ({
        key: name,
        label: t(name),
        color,
        isBelow,
        values: rows.map((row) => row[name]),
      }))
      .filter(({ key, values }) => key !== 'replacing' || values.some((value) => value > 0));
  return (
    <ReportPanel
      isDrawn
      report="lifecycle"
      title={t('title')}
      sentence={t(`sentence.${interval}`)}
      answer={answer}
      heightPx={340}
      tools={<IntervalChoice question={{ ...question, interval }} />}
      figures={({ rows, query }) => ({
        name: `lifecycle-${query['from']}-${query['to']}`,
        columns: [tReport(`intervals.${interval}`), ...columns.map((name) => t(name))],
        rows: rows.map((row) => [row.period, ...columns.map((name) => row[name])]),
      })}
    >
      {({ rows }) => (
        <>
          <TimeSeries
            label={t('title')}
            periods={withReleases(
              rows.map(({ period, isProvisional }) => ({
                start: period,
                ...periodText(period, interval, format),
                isIncomplete: isProvisional,
              })),
              releases,
              interval,
            )}
            onSelect={(first, last) => {
              const [from, to] = [rows[first]?.period, rows[last]?.period];
              if (from !== undefined && to !== undefined)
                change(writeRange({ from, to: endOf(to, interval) }, today()));
            }}
            series={series(rows)}
            totals={rows.map(
              ({ new: fresh, replacing, resurrected, dormant }) => fresh + replacing + resurrected - dormant,
            )}
            totalLabel={t('net')}
            heightPx={isNarrow ? 240 : 300}
            isNarrow={isNarrow}
          />
          <Legend parts={series(rows)} />
        </>
      )}
    </ReportPanel>
  );
}
