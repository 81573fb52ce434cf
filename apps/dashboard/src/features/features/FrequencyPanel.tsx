import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import type { FeatureQuestion } from './feature-question.ts';

/** How often installations use a feature, those that never do among them. */
export function FrequencyPanel({ product, question, feature }: FeatureQuestion): JSX.Element {
  const t = useTranslations('feature.frequency');
  const answer = useReport(product, 'feature-frequency', { ...question.base, feature });
  const label = (bucket: string) => {
    if (bucket === 'never') return t('never');
    const [, over] = /^over (\d+)$/.exec(bucket) ?? [];
    return over === undefined ? t('times', { bucket: bucket.replace('-', '–') }) : t('over', { count: over });
  };
  return (
    <ReportPanel
      report="feature-frequency"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={280}
      figures={({ rows, query }) => ({
        name: `feature-frequency-${query['from']}-${query['to']}`,
        columns: [t('uses'), t('installations'), t('share')],
        rows: rows.map(({ bucket, installations, share }) => [label(bucket), installations, share]),
        kinds: ['text', 'count', 'share'],
      })}
    >
      {({ rows }) => (
        <Histogram
          caption={t('title')}
          head={{ bucket: t('uses'), count: t('installations'), share: t('share') }}
          buckets={rows.map(({ bucket, installations, share }) => ({
            key: bucket,
            label: label(bucket),
            count: installations,
            share,
          }))}
        />
      )}
    </ReportPanel>
  );
}
