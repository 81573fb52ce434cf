import { useQueries } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useApi } from '../../data/api-context.tsx';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { pickValue } from '../../ui/filters/pick-value.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';

/** The versions with most installations; each is a question of its own. */
const mostVersions = '8';

interface Row {
  version: string;
  /** All that ran it. */
  active: number;
  /** `undefined` while it is being asked. */
  installations: number | undefined;
  exceptions: number | undefined;
}

interface VersionsOfExceptionProps {
  product: number;
  question: Question;
  exception: string;
}

/** How often the versions in use throw one exception, measured by those that run them. */
export function VersionsOfException({ product, question, exception }: VersionsOfExceptionProps): JSX.Element {
  const t = useTranslations('crash.versions');
  const format = useFormat();
  const api = useApi();
  const { base } = question;
  const answer = useReport(product, 'breakdown', { ...base, by: 'version', limit: mostVersions });
  const versions = (answer.data?.rows ?? []).filter(({ value }) => !value.startsWith('('));
  const counts = useQueries({
    queries: versions.map(({ value }) => ({
      queryKey: ['report', product, 'exceptions', { ...base, version: value, limit: '1000' }],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        api.report(product, 'exceptions', {
          query: { ...base, version: pickValue('version', value, undefined), limit: '1000' },
          signal,
        }),
    })),
  });
  const rows = versions.map(({ value, installations }, index): Row => {
    const given = counts[index]?.data?.rows;
    const found = given?.find(({ fingerprint }) => fingerprint === exception);
    return {
      version: value,
      active: installations,
      installations: given && (found?.installations ?? 0),
      exceptions: given && (found?.exceptions ?? 0),
    };
  });
  const columns: Column<Row>[] = [
    {
      key: 'version',
      label: t('version'),
      kind: 'text',
      value: ({ version }) => version,
      bar: (row) => row.installations ?? 0,
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    {
      key: 'share',
      label: t('share'),
      kind: 'share',
      value: ({ installations, active }) => installations && installations / active,
      renderCell: ({ installations, active }) =>
        format.finePercent(installations === undefined ? undefined : installations / active),
    },
    { key: 'exceptions', label: t('times'), kind: 'count', value: ({ exceptions }) => exceptions },
  ];
  return (
    <ReportPanel
      report="exceptions"
      title={t('title')}
      sentence={t('sentence')}
      answer={answer}
      heightPx={240}
      isTable
      figures={() => figuresOf(`exception-${exception}-by-version`, columns, rows)}
    >
      {() => <DataTable caption={t('title')} columns={columns} rows={rows} keyOf={({ version }) => version} />}
    </ReportPanel>
  );
}
