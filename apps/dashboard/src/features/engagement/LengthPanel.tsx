import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { bucketText } from './bucket-text.ts';

/** Sessions by their length. */
export function LengthPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('engagement.length');
  const format = useFormat();
  const answer = useReport(product, 'session-length', question.base);
  return (
    <ReportPanel
      report="session-length"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={320}
      figures={({ rows, query }) => ({
        name: `session-length-${query['from']}-${query['to']}`,
        columns: [t('minutes'), t('sessions'), t('share')],
        rows: rows.map(({ bucket, sessions, share }) => [bucket, sessions, share]),
        kinds: ['text', 'count', 'share'],
      })}
    >
      {({ rows, totals }) => (
        <>
          <Histogram
            caption={t('title')}
            head={{ bucket: t('minutes'), count: t('sessions'), share: t('share') }}
            buckets={rows.map(({ bucket, sessions, share }) => ({
              key: bucket,
              label: bucketText(bucket),
              count: sessions,
              share,
            }))}
          />
          <p className={report.note}>
            {t('middle', {
              median: format.decimal(totals?.['medianMinutes']),
              mean: format.decimal(totals?.['meanMinutes']),
            })}
          </p>
        </>
      )}
    </ReportPanel>
  );
}
