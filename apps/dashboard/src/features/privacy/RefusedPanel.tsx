import type { ReportAnswer } from '@usance/api';
import { IconCircleCheck } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { sumRefusals, type RefusalSum } from './refusals.ts';

const known = [
  'invalid',
  'unknown-context',
  'day-out-of-range',
  'id-expired',
  'no-consent',
  'undeclared',
  'not-agreed',
  'too-many-values',
  'personal',
  'unknown-message',
  'no-id-off',
  'no-id-only',
] as const;

/** What was sent and not stored, by reason. */
export function RefusedPanel({ product }: { product: number }): JSX.Element {
  const t = useTranslations('privacy.refused');
  const format = useFormat();
  const answer = useReport(product, 'refusals', { from: '-89d' });
  const reasonOf = (code: string) => {
    const name = known.find((one) => one === code);
    return name ? t(`codes.${name}`) : code;
  };
  const columns: Column<RefusalSum>[] = [
    {
      key: 'reason',
      label: t('reason'),
      kind: 'text',
      value: ({ code }) => reasonOf(code),
      bar: ({ items }) => items,
    },
    { key: 'items', label: t('items'), kind: 'count', value: ({ items }) => items },
    { key: 'share', label: t('share'), kind: 'share', value: ({ share }) => share },
    {
      key: 'last',
      label: t('last'),
      kind: 'text',
      value: ({ lastDay }) => lastDay,
      renderCell: ({ lastDay }) => format.dayWithYear(lastDay),
    },
  ];
  return (
    <Panel<ReportAnswer<'refusals'>>
      className={report.half}
      title={t('title')}
      definition={t('sentence')}
      answer={answer}
      minHeightPx={260}
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconCircleCheck size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        ) : (
          <DataTable caption={t('title')} columns={columns} rows={sumRefusals(rows)} keyOf={({ code }) => code} />
        )
      }
    </Panel>
  );
}
