import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import { Way } from '../../ui/Way.tsx';

type Row = ReportRows['upgrades'];

/** Rows that fit beside the versions; the file has as many. */
const mostWays = '15';

/** Which version was left for which, and after how long. */
export function UpgradesPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('versions.upgrades');
  const format = useFormat();
  const answer = useReport(product, 'upgrades', { ...question.base, limit: mostWays });
  const columns: Column<Row>[] = [
    {
      key: 'from',
      label: t('way'),
      kind: 'text',
      value: ({ from, to }) => `${from} → ${to}`,
      bar: ({ installations }) => installations,
      renderCell: ({ from, to, isDowngrade }) => (
        <Way from={from} to={to} arrowLabel={t('to')}>
          {isDowngrade && <em>{t('downgrade')}</em>}
        </Way>
      ),
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    { key: 'upgrades', label: t('changes'), help: t('changesHelp'), kind: 'count', value: ({ upgrades }) => upgrades },
    {
      key: 'medianDays',
      label: t('after'),
      help: t('afterHelp'),
      kind: 'count',
      value: ({ medianDays }) => medianDays,
      renderCell: ({ medianDays }) => t('days', { days: medianDays }),
    },
  ];
  return (
    <ReportPanel
      report="upgrades"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={360}
      isTable
      figures={({ rows, query }) => figuresOf(`upgrades-${query['from']}-${query['to']}`, columns, rows)}
      renderEmpty={({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconArrowsExchange size={20} stroke={1.6} />} title={t('none')} />
        ) : undefined
      }
    >
      {({ rows }) => (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          keyOf={({ from, to }) => `${from} ${to}`}
          sorted={{ key: 'installations', direction: 'descending' }}
        />
      )}
    </ReportPanel>
  );
}
