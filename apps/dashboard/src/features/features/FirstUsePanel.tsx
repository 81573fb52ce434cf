import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import type { FeatureQuestion } from './feature-question.ts';

/** How long new installations take to find a feature. */
export function FirstUsePanel({ product, question, feature }: FeatureQuestion): JSX.Element {
  const t = useTranslations('feature.firstUse');
  const tReport = useTranslations('report');
  const answer = useReport(product, 'first-use', { ...question.base, feature });
  const label = (bucket: string) => {
    if (bucket === 'never' || bucket === 'expired') return t(bucket);
    if (bucket === '0') return t('sameDay');
    return bucket === '1' ? t('nextDay') : t('days', { bucket: bucket.replace('-', '–') });
  };
  return (
    <ReportPanel
      report="first-use"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={280}
      figures={({ rows, query }) => ({
        name: `first-use-${query['from']}-${query['to']}`,
        columns: [t('after'), t('installations'), t('share')],
        rows: rows.map(({ bucket, installations, share }) => [label(bucket), installations, share]),
        kinds: ['text', 'count', 'share'],
      })}
    >
      {({ rows }) => (
        <Histogram
          caption={t('title')}
          head={{ bucket: t('after'), count: t('installations'), share: t('share') }}
          openLabel={tReport('provisional')}
          buckets={rows.map(({ bucket, installations, share, isProvisional }) => ({
            key: bucket,
            label: label(bucket),
            count: installations,
            share,
            isOpen: isProvisional,
          }))}
        />
      )}
    </ReportPanel>
  );
}
