import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportRows } from '@usance/api';
import { useDays } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { Change } from '../../ui/Change.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { keepView } from '../../ui/filters/keep-view.ts';
import { FeatureLink } from '../../ui/FeatureLink.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Definition } from '../../ui/report/Definition.tsx';
import { changeRanges, forDays, type Question } from '../../ui/report/question.ts';
import report from '../../ui/report/report.module.css';
import type { Column } from '../../ui/table-columns.ts';

type Row = ReportRows['features'];
const shown = 12;

/** The features that most installations used; the page of features has all. */
export function TopFeaturesCard({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('features');
  const tFeature = useTranslations('feature');
  const format = useFormat();
  const answer = useReport(product, 'features', question.base);
  const firstDay = useDays(product).data?.firstDay ?? null;
  const ranges = changeRanges(question, { provisionalFrom: answer.data?.provisionalFrom ?? null, firstDay });
  const now = useReport(product, 'features', forDays(question.base, ranges.before && ranges.complete));
  const before = useReport(product, 'features', answer.isSuccess ? forDays(question.base, ranges.before) : undefined);
  const hasChange = now.data !== undefined && before.data !== undefined;
  const share: Column<Row> = {
    key: 'share',
    label: t('share'),
    kind: 'share',
    value: (row) => row.share,
    renderCell: (row) => format.wholePercent(row.share),
  };
  // Its place is there before its numbers are, or all columns would move.
  const change: Column<Row> = {
    key: 'change',
    label: t('change'),
    help: t('help.change'),
    kind: 'share',
    value: ({ feature }) => {
      const then = countIn(before.data?.rows, feature);
      return then === 0 ? undefined : countIn(now.data?.rows, feature) / then - 1;
    },
    renderCell: ({ feature }) =>
      hasChange ? (
        <Change now={countIn(now.data.rows, feature)} before={countIn(before.data.rows, feature)} good="none" />
      ) : (
        ''
      ),
  };
  return (
    <Panel
      className={report.third}
      title={t('inUse')}
      answer={answer}
      minHeightPx={440}
      tools={
        <>
          <Definition report="features" title={t('inUse')} />
          <Link
            to="/products/$product/features"
            params={{ product: String(product) }}
            search={keepView}
            className="link-button"
          >
            {tFeature('all')}
          </Link>
        </>
      }
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <p className={report.note}>{t('noneText')}</p>
        ) : (
          <DataTable
            caption={t('inUse')}
            columns={[
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
                kind: 'count',
                value: ({ installations }) => installations,
              },
              ranges.before === undefined ? share : change, // there is no room for both
            ]}
            rows={rows.toSorted((one, other) => other.installations - one.installations).slice(0, shown)}
            keyOf={({ feature }) => feature}
            sorted={{ key: 'installations', direction: 'descending' }}
          />
        )
      }
    </Panel>
  );
}

function countIn(rows: readonly Row[] | undefined, feature: string): number {
  return rows?.find((row) => row.feature === feature)?.installations ?? 0;
}
