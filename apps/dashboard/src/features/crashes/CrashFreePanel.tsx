import type { ReportAnswer, ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { Asking } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { isPickable, pickValue } from '../../ui/filters/pick-value.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';

type Row = ReportRows['crash-free'];

interface CrashFreePanelProps {
  product: number;
  question: Question;
  by: string;
  answer: Asking<ReportAnswer<'crash-free'>>;
}

/** Which version, or which system, breaks more often than the others. */
export function CrashFreePanel({ product, question, by, answer }: CrashFreePanelProps): JSX.Element {
  const t = useTranslations('crashes.free');
  const names = useNames();
  const format = useFormat();
  const { view, setFilter } = useView();
  const columns: Column<Row>[] = [
    {
      key: 'value',
      label: names.dimension(by),
      kind: 'text',
      value: ({ value }) => names.value(by, value ?? ''),
      bar: ({ sessionDays }) => sessionDays,
      renderCell: ({ value = '' }) =>
        isPickable(value) ? (
          <button
            type="button"
            className="link-button"
            onClick={() => setFilter(by, pickValue(by, value, view.filters[by]))}
          >
            {names.value(by, value)}
          </button>
        ) : (
          names.value(by, value)
        ),
    },
    { key: 'sessionDays', label: t('days'), kind: 'count', value: ({ sessionDays }) => sessionDays },
    {
      key: 'free',
      label: t('free'),
      help: t('freeHelp'),
      kind: 'share',
      value: ({ crashFreeSessionDays }) => crashFreeSessionDays,
      renderCell: ({ crashFreeSessionDays }) => <b>{format.finePercent(crashFreeSessionDays)}</b>,
    },
    { key: 'crashed', label: t('crashed'), kind: 'count', value: ({ crashedSessionDays }) => crashedSessionDays },
    {
      key: 'freeInstallations',
      label: t('freeInstallations'),
      kind: 'share',
      value: ({ crashFreeInstallations }) => crashFreeInstallations,
      renderCell: ({ crashFreeInstallations }) => format.finePercent(crashFreeInstallations),
    },
  ];
  const title = t('title', { dimension: names.inSentence(by) });
  return (
    <ReportPanel
      report="crash-free"
      title={title}
      sentence={t('sentence')}
      answer={answer}
      heightPx={300}
      isTable
      tools={<SplitChoice product={product} question={question} />}
      figures={({ rows, query }) => figuresOf(`crash-free-by-${by}-${query['from']}-${query['to']}`, columns, rows)}
    >
      {({ rows }) => <DataTable caption={title} columns={columns} rows={rows} keyOf={({ value }) => value ?? ''} />}
    </ReportPanel>
  );
}
