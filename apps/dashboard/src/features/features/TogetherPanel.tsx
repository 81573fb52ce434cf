import { IconLinkOff } from '@tabler/icons-react';
import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import type { FeatureQuestion } from './feature-question.ts';

type Row = ReportRows['features-together'];

/** What else the users of a feature use, and whether more than chance would have it. */
export function TogetherPanel({ product, question, feature }: FeatureQuestion): JSX.Element {
  const t = useTranslations('feature.together');
  const format = useFormat();
  const { set } = useView();
  const answer = useReport(product, 'features-together', { ...question.base, feature, limit: '10' });
  const columns: Column<Row>[] = [
    {
      key: 'feature',
      label: t('feature'),
      kind: 'text',
      value: (row) => row.feature,
      bar: ({ shareOfUsers }) => shareOfUsers,
      renderCell: (row) => (
        <button type="button" className="link-button" onClick={() => set({ feature: row.feature })}>
          {row.feature}
        </button>
      ),
    },
    { key: 'shareOfUsers', label: t('ofUsers'), kind: 'share', value: ({ shareOfUsers }) => shareOfUsers },
    { key: 'shareOfOthers', label: t('ofOthers'), kind: 'share', value: ({ shareOfOthers }) => shareOfOthers },
    {
      key: 'lift',
      label: t('lift'),
      help: t('liftHelp'),
      kind: 'decimal',
      value: ({ lift }) => lift,
      renderCell: ({ lift }) => format.fine(lift),
    },
  ];
  return (
    <ReportPanel
      report="features-together"
      width="half"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={300}
      isTable
      figures={({ rows, query }) => figuresOf(`features-together-${query['from']}-${query['to']}`, columns, rows)}
      renderEmpty={({ rows }) =>
        rows.length === 0 ? <Notice icon={<IconLinkOff size={20} stroke={1.6} />} title={t('none')} /> : undefined
      }
    >
      {({ rows }) => <DataTable caption={t('title')} columns={columns} rows={rows} keyOf={(row) => row.feature} />}
    </ReportPanel>
  );
}
