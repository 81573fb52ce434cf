import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { pickValue } from '../../ui/filters/pick-value.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { figuresOf, type Column } from '../../ui/table-columns.ts';

type Row = ReportRows['laggards'];

/** The version that each installation had last, and by how much that was behind the newest. */
export function LaggardsPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('versions.laggards');
  const format = useFormat();
  const { view, setFilter } = useView();
  const answer = useReport(product, 'laggards', question.base);
  const columns: Column<Row>[] = [
    {
      key: 'version',
      label: t('version'),
      kind: 'text',
      value: ({ version }) => version,
      bar: ({ installations }) => installations,
      renderCell: ({ version }) => (
        <button
          type="button"
          className="link-button"
          onClick={() => setFilter('version', pickValue('version', version, view.filters['version']))}
        >
          {version}
        </button>
      ),
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    { key: 'share', label: t('share'), kind: 'share', value: ({ share }) => share },
    {
      key: 'firstSeen',
      label: t('firstSeen'),
      kind: 'text',
      value: ({ firstSeen }) => firstSeen,
      renderCell: ({ firstSeen }) => format.dayWithYear(firstSeen),
    },
    {
      key: 'medianDaysBehind',
      label: t('behind'),
      help: t('behindHelp'),
      kind: 'count',
      value: ({ medianDaysBehind }) => medianDaysBehind,
      renderCell: ({ medianDaysBehind }) => (medianDaysBehind === 0 ? '–' : t('days', { days: medianDaysBehind })),
    },
  ];
  return (
    <ReportPanel
      report="laggards"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={360}
      isTable
      figures={({ rows, query }) => figuresOf(`laggards-${query['from']}-${query['to']}`, columns, rows)}
    >
      {({ rows, totals }) => (
        <>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={rows}
            keyOf={({ version }) => version}
            sorted={{ key: 'installations', direction: 'descending' }}
          />
          {(totals?.['unknown'] ?? 0) > 0 && (
            <p className={report.note}>{t('unknown', { count: totals?.['unknown'] ?? 0 })}</p>
          )}
        </>
      )}
    </ReportPanel>
  );
}
