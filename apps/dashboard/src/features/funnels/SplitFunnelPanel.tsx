import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport, type ReportQuery } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import type { Step } from './steps.ts';
import { useStepName } from './useStepName.ts';

interface SplitFunnelPanelProps {
  product: number;
  by: string;
  query: ReportQuery;
  steps: readonly Step[];
}

/** The way of one value's installations. */
interface Way {
  value: string;
  steps: readonly ReportRows['funnel'][];
}

/** The same funnel for each value of a dimension, one below the other. */
export function SplitFunnelPanel({ product, by, query, steps }: SplitFunnelPanelProps): JSX.Element {
  const t = useTranslations('funnels');
  const names = useNames();
  const format = useFormat();
  const nameOf = useStepName();
  const answer = useReport(product, 'funnel', { ...query, by, limit: '20' });
  const columns: Column<Way>[] = [
    {
      key: 'value',
      label: names.dimension(by),
      kind: 'text',
      value: ({ value }) => names.value(by, value),
      bar: (way) => way.steps.at(-1)?.shareOfFirst ?? 0,
    },
    {
      key: 'first',
      label: `1. ${steps[0] ? nameOf(steps[0]) : ''}`,
      kind: 'count',
      value: (way) => way.steps[0]?.installations,
    },
    ...steps.slice(1).map((step, index): Column<Way> => ({
      key: String(index + 2),
      label: `${index + 2}. ${nameOf(step)}`,
      kind: 'share',
      value: (way) => way.steps[index + 1]?.shareOfFirst,
      renderCell: (way) => {
        const reached = way.steps[index + 1];
        return (
          <>
            {format.count(reached?.installations)} <small>{format.percent(reached?.shareOfFirst)}</small>
          </>
        );
      },
    })),
  ];
  return (
    <ReportPanel
      report="funnel"
      title={t('by', { dimension: names.inSentence(by) })}
      sentence={t('bySentence')}
      answer={answer}
      heightPx={200}
      isTable
      figures={({ rows, query: asked }) =>
        figuresOf(`funnel-by-${by}-${asked['from']}-${asked['to']}`, columns, waysOf(rows))
      }
    >
      {({ rows }) => (
        <DataTable
          caption={t('by', { dimension: names.inSentence(by) })}
          columns={columns}
          rows={waysOf(rows)}
          keyOf={({ value }) => value}
        />
      )}
    </ReportPanel>
  );
}

function waysOf(rows: readonly ReportRows['funnel'][]): Way[] {
  const byValue = new Map<string, ReportRows['funnel'][]>();
  for (const row of rows) byValue.set(row.value ?? '', [...(byValue.get(row.value ?? '') ?? []), row]);
  return [...byValue].map(([value, steps]) => ({ value, steps }));
}
