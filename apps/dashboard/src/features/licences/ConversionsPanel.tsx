import { IconArrowNarrowRight, IconCertificateOff } from '@tabler/icons-react';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensionValues } from '../../data/dimensions.ts';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import { Way } from '../../ui/Way.tsx';
import { Choice } from '../../ui/Choice.tsx';
import styles from './licences.module.css';

type Row = ReportRows['conversions'];

/** Types that are bought, in the order in which one of them is taken as the goal. */
const bought = ['paid', 'subscription', 'perpetual', 'commercial'];

/** Who changed from one type of licence to another, and how many of a start reached a goal. */
export function ConversionsPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('licences.conversions');
  const format = useFormat();
  const { view, set } = useView();
  const types = (useDimensionValues(product, 'licenseType').data ?? [])
    .map(({ value }) => value)
    .filter((value) => !value.startsWith('('));
  const start = view.settings.start ?? (types.includes('trial') ? 'trial' : types[0]);
  const others = types.filter((type) => type !== start);
  const goal = view.settings.goal ?? bought.find((type) => others.includes(type)) ?? others[0];
  const answer = useReport(product, 'conversions', { ...question.base, start, goal });
  const columns: Column<Row>[] = [
    {
      key: 'way',
      label: t('way'),
      kind: 'text',
      value: ({ from, to }) => `${from} → ${to}`,
      bar: ({ installations }) => installations,
      renderCell: ({ from, to }) => <Way from={from} to={to} arrowLabel={t('to')} />,
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    {
      key: 'medianDays',
      label: t('after'),
      help: t('afterHelp'),
      kind: 'count',
      value: ({ medianDays }) => medianDays,
      renderCell: ({ medianDays }) => t('days', { days: medianDays }),
    },
  ];
  const choice = (name: 'start' | 'goal', value: string | undefined) => (
    <Choice
      className={styles.type}
      aria-label={t(name)}
      data={[...new Set([...(value === undefined ? [] : [value]), ...types])]}
      value={value ?? null}
      onChange={(next) => next !== null && set({ [name]: next })}
    />
  );
  return (
    <ReportPanel
      report="conversions"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={260}
      isTable
      tools={
        <>
          {choice('start', start)}
          <IconArrowNarrowRight size={14} aria-hidden="true" />
          {choice('goal', goal)}
        </>
      }
      figures={({ rows, query }) => figuresOf(`conversions-${query['from']}-${query['to']}`, columns, rows)}
      renderEmpty={({ rows, totals }) =>
        rows.length === 0 && (totals?.['started'] ?? 0) === 0 ? (
          <Notice icon={<IconCertificateOff size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows, totals, query }) => (
        <div className={styles.body}>
          <dl className={styles.share}>
            <dt>{t('reached', { start: query['start'] ?? '', goal: query['goal'] ?? '' })}</dt>
            <dd className={report.tileValue}>{format.percent(totals?.['share'])}</dd>
            <dd className={report.tileNote}>
              {t('of', { converted: format.count(totals?.['converted']), started: format.count(totals?.['started']) })}
            </dd>
          </dl>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={rows}
            keyOf={({ from, to }) => `${from} ${to}`}
            sorted={{ key: 'installations', direction: 'descending' }}
          />
        </div>
      )}
    </ReportPanel>
  );
}
