import type { ReportAnswer } from '@usance/api';
import { NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { RankedBars } from '../../ui/RankedBars.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import styles from './privacy.module.css';
import { isPurpose } from './purposes.ts';

/** What people agreed to together, and, if the vendor tells how often the product was downloaded, how many take part at all. */
export function ParticipationPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.participation');
  const tCollected = useTranslations('privacy.collected');
  const tPurpose = useTranslations('privacy.purposes');
  const format = useFormat();
  const [downloads, setDownloads] = useState<number | string>('');
  const [asked] = useDebouncedValue(downloads, 400);
  const answer = useReport(product, 'consent', {
    from: '-89d',
    interval: 'total',
    downloads: typeof asked === 'number' && asked > 0 ? String(asked) : undefined,
  });
  const nameOf = (set: string) =>
    set
      .split(', ')
      .map((one) => (isPurpose(one) ? tPurpose(one) : t('unknown')))
      .join(', ');
  return (
    <Panel<ReportAnswer<'consent'>>
      className={report.half}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={260}
    >
      {({ rows, totals }) =>
        rows.length === 0 ? (
          <Notice icon={<IconUsers size={20} stroke={1.6} />} title={tCollected('noneYet')}>
            {tCollected('noneYetText')}
          </Notice>
        ) : (
          <>
            <RankedBars
              caption={t('title')}
              columns={{ value: t('set'), count: tCollected('installations') }}
              whole={totals?.['installations'] ?? 0}
              bars={rows.map(({ purposes, installations }) => ({
                key: purposes,
                label: nameOf(purposes),
                count: installations,
              }))}
            />
            <p className={styles.plain}>{t('changed', { count: totals?.['changed'] ?? 0 })}</p>
            <NumberInput
              className={styles.downloads}
              label={t('downloads')}
              min={0}
              max={999_999_999}
              allowDecimal={false}
              value={downloads}
              onChange={setDownloads}
            />
            <p className={styles.plain} role="status">
              {(totals?.['downloads'] ?? 0) > 0 &&
                t('rate', { share: format.percent(totals?.['participation']), count: totals?.['new'] ?? 0 })}
            </p>
          </>
        )
      }
    </Panel>
  );
}
