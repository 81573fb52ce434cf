import { IconUserOff } from '@tabler/icons-react';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';

type Row = ReportRows['lost'];

/** What the lost had last, and how they used the product compared with those who stayed. */
export function LostPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('churn.lost');
  const names = useNames();
  const format = useFormat();
  const by = question.by ?? 'version';
  const answer = useReport(product, 'lost', { ...question.base, by, limit: '12' });
  const columns: Column<Row>[] = [
    {
      key: 'value',
      label: t('last', { dimension: names.inSentence(by) }),
      kind: 'text',
      value: ({ value }) => names.value(by, value ?? ''),
      bar: ({ lost }) => lost,
    },
    {
      key: 'lost',
      label: t('lost'),
      kind: 'count',
      value: ({ lost }) => lost,
      renderCell: ({ lost }) => <b>{format.count(lost)}</b>,
    },
    { key: 'stayed', label: t('stayed'), kind: 'count', value: ({ stayed }) => stayed },
    { key: 'lostShare', label: t('share'), help: t('shareHelp'), kind: 'share', value: ({ lostShare }) => lostShare },
    {
      key: 'lostActiveDays',
      label: t('days'),
      help: t('daysHelp'),
      kind: 'decimal',
      value: ({ lostActiveDays }) => lostActiveDays,
      renderCell: ({ lostActiveDays, stayedActiveDays }) => (
        <>
          {format.decimal(lostActiveDays)} <small>/ {format.decimal(stayedActiveDays)}</small>
        </>
      ),
    },
  ];
  return (
    <ReportPanel
      report="lost"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={440}
      isTable
      tools={<SplitChoice product={product} question={question} />}
      figures={({ rows, query }) => figuresOf(`lost-by-${by}-${query['from']}-${query['to']}`, columns, rows)}
      renderEmpty={({ rows }) =>
        rows.every(({ lost }) => lost === 0) ? (
          <Notice icon={<IconUserOff size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows }) => (
        <>
          <DataTable caption={t('title')} columns={columns} rows={rows} keyOf={({ value }) => value ?? ''} />
          <p className={report.note}>{t('note')}</p>
        </>
      )}
    </ReportPanel>
  );
}
