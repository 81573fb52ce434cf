import { SegmentedControl } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { keepView } from '../../ui/filters/keep-view.ts';
import { useView } from '../../ui/filters/useView.ts';
import { oneOf } from '../../ui/filters/view.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import styles from './crashes.module.css';

type Row = ReportRows['exceptions'];
const kinds = ['unhandled', 'handled', 'all'] as const;

/** What was thrown, and where: alike exceptions together, those on most installations first. */
export function ExceptionsPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('crashes.exceptions');
  const format = useFormat();
  const { view, set } = useView();
  const which = oneOf(kinds, view.settings.which) ?? 'unhandled';
  const answer = useReport(product, 'exceptions', { ...question.base, which, limit: '25' });
  const columns: Column<Row>[] = [
    {
      key: 'type',
      label: t('exception'),
      kind: 'text',
      value: ({ type, frame }) => `${type} ${frame}`,
      renderCell: ({ fingerprint, type, frame }) => (
        <Link
          className={styles.exception}
          to="/products/$product/crashes/one"
          params={{ product: String(product) }}
          search={(old) => ({ ...keepView(old), exception: fingerprint })}
        >
          <b>{type}</b>
          <code>{frame}</code>
        </Link>
      ),
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    { key: 'exceptions', label: t('times'), kind: 'count', value: ({ exceptions }) => exceptions },
    { key: 'versions', label: t('versions'), kind: 'text', value: versionsOf },
    {
      key: 'lastDay',
      label: t('lastDay'),
      kind: 'text',
      value: ({ lastDay }) => lastDay,
      renderCell: ({ lastDay }) => format.day(lastDay),
    },
  ];
  return (
    <ReportPanel
      report="exceptions"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={320}
      isTable
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('which')}
          value={which}
          onChange={(next) => set({ which: next === 'unhandled' ? undefined : next })}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      }
      figures={({ rows, query }) => figuresOf(`exceptions-${query['from']}-${query['to']}`, columns, rows)}
      renderEmpty={({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconCircleCheck size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows, totals }) => (
        <>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={rows}
            keyOf={({ fingerprint }) => fingerprint}
            sorted={{ key: 'installations', direction: 'descending' }}
          />
          <p className={report.note}>
            {t('totals', {
              exceptions: totals?.['exceptions'] ?? 0,
              installations: totals?.['installations'] ?? 0,
            })}
          </p>
        </>
      )}
    </ReportPanel>
  );
}

/** One version, or from which to which. */
function versionsOf({ firstVersion, lastVersion }: Row): string {
  return firstVersion === lastVersion ? firstVersion : `${firstVersion} – ${lastVersion}`;
}
