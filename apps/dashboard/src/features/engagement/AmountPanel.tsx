import { SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { bucketText } from './bucket-text.ts';

const measures = ['days', 'sessions', 'hours'] as const;

/** Installations by how much they were used in the whole range. */
export function AmountPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('engagement.amount');
  const format = useFormat();
  const [of, setOf] = useState<(typeof measures)[number]>('days');
  const answer = useReport(product, 'engagement', { ...question.base, of });
  return (
    <ReportPanel
      report="engagement"
      width="half"
      title={t(`title.${of}`)}
      sentence={t(`sentence.${of}`)}
      answer={answer}
      heightPx={320}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('of')}
          value={of}
          onChange={setOf}
          data={measures.map((value) => ({ value, label: t(`of_${value}`) }))}
        />
      }
      figures={({ rows, query }) => ({
        name: `engagement-${of}-${query['from']}-${query['to']}`,
        columns: [t(`of_${of}`), t('installations'), t('share')],
        rows: rows.map(({ bucket, installations, share }) => [bucket, installations, share]),
        kinds: ['text', 'count', 'share'],
      })}
    >
      {({ rows, totals }) => (
        <>
          <Histogram
            caption={t(`title.${of}`)}
            head={{ bucket: t(`of_${of}`), count: t('installations'), share: t('share') }}
            buckets={rows.map(({ bucket, installations, share }) => ({
              key: bucket,
              label: bucketText(bucket),
              count: installations,
              share,
            }))}
          />
          <p className={report.note}>
            {t('middle', { median: format.decimal(totals?.['median']), mean: format.decimal(totals?.['mean']) })}
          </p>
        </>
      )}
    </ReportPanel>
  );
}
