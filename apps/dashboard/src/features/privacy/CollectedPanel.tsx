import type { Product, ReportAnswer } from '@usance/api';
import { IconShieldLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePlan } from '../../data/plan.ts';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import type { Column } from '../../ui/table-columns.ts';
import styles from './privacy.module.css';
import { purposes, type Purpose } from './purposes.ts';

/** What each purpose takes, by the plan and the settings of today, and how many agreed to it. */
export function CollectedPanel({ product }: { product: Product }): JSX.Element {
  const t = useTranslations('privacy.collected');
  const tPurpose = useTranslations('privacy.purposes');
  const format = useFormat();
  const plan = usePlan(product.id);
  const answer = useReport(product.id, 'consent', { from: '-89d', interval: 'total', each: 'purpose' });
  const document = plan.data?.plan;
  const covers = (purpose: Purpose) =>
    t(purpose, {
      country: product.settings.keepCountry ? 'yes' : 'no',
      planned: document ? 'yes' : 'no',
      messages: (document?.exceptions?.messages.length ?? 0) > 0 ? 'yes' : 'no',
      features: Object.keys(document?.features ?? {}).length,
      properties: Object.keys(document?.properties ?? {}).length,
    });
  return (
    <Panel<ReportAnswer<'consent'>>
      className={report.whole}
      title={t('title')}
      definition={t('sentence', { count: answer.data?.totals?.['installations'] ?? 0 })}
      answer={answer}
      minHeightPx={250}
    >
      {({ rows, totals }) => {
        if ((totals?.['installations'] ?? 0) === 0)
          return (
            <Notice icon={<IconShieldLock size={20} stroke={1.6} />} title={t('noneYet')}>
              {t('noneYetText')}
            </Notice>
          );
        const table = purposes.map((purpose) => ({
          purpose,
          installations: rows.find((row) => row.purposes === purpose)?.installations ?? 0,
          share: rows.find((row) => row.purposes === purpose)?.share ?? 0,
        }));
        const columns: Column<(typeof table)[number]>[] = [
          {
            key: 'purpose',
            label: t('purpose'),
            kind: 'text',
            value: ({ purpose }) => tPurpose(purpose),
            bar: ({ installations }) => installations,
          },
          {
            key: 'covers',
            label: t('covers'),
            kind: 'text',
            value: ({ purpose }) => (plan.isSuccess ? covers(purpose) : undefined),
            renderCell: ({ purpose }) => <span className={styles.wide}>{plan.isSuccess ? covers(purpose) : '–'}</span>,
          },
          {
            key: 'installations',
            label: t('installations'),
            kind: 'count',
            value: ({ installations }) => installations,
            renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
          },
          { key: 'share', label: t('share'), kind: 'share', value: ({ share }) => share },
        ];
        return (
          <>
            <DataTable caption={t('title')} columns={columns} rows={table} keyOf={({ purpose }) => purpose} />
            <p className={report.note}>
              <Link to="/products/$product/plan" params={{ product: String(product.id) }}>
                {t('toPlan')}
              </Link>
            </p>
          </>
        );
      }}
    </Panel>
  );
}
