import { TextInput } from '@mantine/core';
import { IconPlugConnected, IconSearch } from '@tabler/icons-react';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportRows } from '@usance/api';
import { useProductId } from '../../data/product-id.ts';
import { useDays } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { Change } from '../../ui/Change.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FeatureLink } from '../../ui/FeatureLink.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { changeRanges, forDays } from '../../ui/report/question.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import styles from './features.module.css';

type Row = ReportRows['features'];

/** Which features are used, by how many, and how often. */
export function FeaturesPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('features');
  const format = useFormat();
  const question = useQuestion();
  const [search, setSearch] = useState('');
  const answer = useReport(product, 'features', question.base);
  const firstDay = useDays(product).data?.firstDay ?? null;
  const ranges = changeRanges(question, { provisionalFrom: answer.data?.provisionalFrom ?? null, firstDay });
  const now = useReport(product, 'features', forDays(question.base, ranges.before && ranges.complete));
  const before = useReport(product, 'features', forDays(question.base, ranges.before));
  const countIn = (rows: readonly Row[] | undefined, feature: string) =>
    rows?.find((row) => row.feature === feature)?.installations ?? 0;
  const hasChange = now.data !== undefined && before.data !== undefined;
  const changeOf = (row: Row) => {
    const then = countIn(before.data?.rows, row.feature);
    return then === 0 ? undefined : countIn(now.data?.rows, row.feature) / then - 1;
  };
  const columns: Column<Row>[] = [
    {
      key: 'feature',
      label: t('feature'),
      kind: 'text',
      value: ({ feature }) => feature,
      bar: ({ installations }) => installations,
      renderCell: ({ feature }) => <FeatureLink product={product} feature={feature} />,
    },
    {
      key: 'installations',
      label: t('installations'),
      help: t('help.installations'),
      kind: 'count',
      value: ({ installations }) => installations,
      renderCell: ({ installations }) => <b>{format.count(installations)}</b>,
    },
    { key: 'share', label: t('share'), help: t('help.share'), kind: 'share', value: ({ share }) => share },
    { key: 'uses', label: t('uses'), help: t('help.uses'), kind: 'count', value: ({ uses }) => uses },
    {
      key: 'perSession',
      label: t('perSession'),
      help: t('help.perSession'),
      kind: 'decimal',
      value: ({ perSession }) => perSession,
      renderCell: ({ perSession }) => format.fine(perSession),
    },
    {
      key: 'perInstallation',
      label: t('perInstallation'),
      help: t('help.perInstallation'),
      kind: 'decimal',
      value: ({ perInstallation }) => perInstallation,
    },
  ];
  const change: Column<Row> = {
    key: 'change',
    label: t('change'),
    help: t('help.change'),
    kind: 'share',
    value: changeOf,
    renderCell: ({ feature }) => (
      <span className={styles.change}>
        {hasChange && (
          <Change now={countIn(now.data.rows, feature)} before={countIn(before.data.rows, feature)} good="none" />
        )}
      </span>
    ),
  };
  // Its place is there before its numbers are, or all columns would move.
  const shown = ranges.before === undefined ? columns : [...columns, change];
  const wanted = search.trim().toLowerCase();
  return (
    <ReportPage title={t('title')} question={question} hasComparison>
      <ReportPanel
        report="features"
        title={t('inUse')}
        sentence={t('sentence')}
        answer={answer}
        heightPx={420}
        isTable
        figures={({ rows }) => figuresOf(`features-${question.view.from}-${question.view.to}`, shown, rows)}
        tools={
          <TextInput
            size="xs"
            className={report.field}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            placeholder={t('search')}
            aria-label={t('search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        }
        renderEmpty={({ rows }) =>
          rows.length === 0 ? (
            <Notice icon={<IconPlugConnected size={20} stroke={1.6} />} title={t('none')}>
              {t('noneText')}
            </Notice>
          ) : undefined
        }
      >
        {({ rows, totals }) => (
          <>
            <DataTable
              caption={t('inUse')}
              columns={shown}
              rows={rows.filter(({ feature }) => feature.toLowerCase().includes(wanted))}
              keyOf={({ feature }) => feature}
              sorted={{ key: 'installations', direction: 'descending' }}
            />
            <p className={report.note}>
              {t('totals', {
                features: totals?.['features'] ?? 0,
                installations: totals?.['installations'] ?? 0,
                sessions: totals?.['sessions'] ?? 0,
              })}
            </p>
          </>
        )}
      </ReportPanel>
    </ReportPage>
  );
}
