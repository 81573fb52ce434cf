import { Skeleton } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReportRows } from '@usance/api';
import { lazy, Suspense, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProductId } from '../../data/product-id.ts';
import { useDays, useProduct } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { Change } from '../../ui/Change.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { isPickable, pickValue } from '../../ui/filters/pick-value.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { changeRanges, forDays } from '../../ui/report/question.ts';
import { ReportPage } from '../../ui/report/ReportPage.tsx';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { useQuestion } from '../../ui/report/useQuestion.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { figuresOf, type Column } from '../../ui/table-columns.ts';
import styles from './world.module.css';

/** The outlines are 90 kB, so they come when the page already stands. */
const WorldMap = lazy(async () => ({ default: (await import('../../ui/charts/world/WorldMap.tsx')).WorldMap }));

type Row = ReportRows['breakdown'];
const allCountries = '300';

/** Where installations are: a map, and a table that says the same to keyboard and screen reader. */
export function WorldPage(): JSX.Element {
  const product = useProductId();
  const t = useTranslations('world');
  const names = useNames();
  const format = useFormat();
  const { view, setFilter } = useView();
  const question = useQuestion();
  const { settings } = useProduct(product);
  const query = { ...question.base, by: 'country', limit: allCountries };
  const answer = useReport(product, 'breakdown', query);
  const firstDay = useDays(product).data?.firstDay ?? null;
  const ranges = changeRanges(question, { provisionalFrom: answer.data?.provisionalFrom ?? null, firstDay });
  const now = useReport(product, 'breakdown', forDays(query, ranges.before && ranges.complete));
  const before = useReport(product, 'breakdown', forDays(query, ranges.before));
  const countIn = (rows: readonly Row[] | undefined, value: string) =>
    rows?.find((row) => row.value === value)?.installations ?? 0;
  const pick = (value: string) => setFilter('country', pickValue('country', value, view.filters['country']));
  const nameOf = (value: string) => (value === '(none)' ? t('unknown') : names.value('country', value));
  const whole = answer.data?.totals?.['installations'] ?? 0;
  const columns: Column<Row>[] = [
    {
      key: 'country',
      label: t('country'),
      kind: 'text',
      value: ({ value }) => nameOf(value),
      bar: ({ installations }) => installations,
      renderCell: ({ value }) =>
        isPickable(value) ? (
          <button type="button" className="link-button" onClick={() => pick(value)}>
            {nameOf(value)}
          </button>
        ) : (
          nameOf(value)
        ),
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
      value: ({ installations }) => (whole > 0 ? installations / whole : undefined),
    },
    { key: 'sessions', label: t('sessions'), kind: 'count', value: ({ sessions }) => sessions },
    {
      key: 'hours',
      label: t('hours'),
      kind: 'decimal',
      value: ({ hours }) => hours,
      renderCell: ({ hours }) => format.count(hours),
    },
  ];
  const change: Column<Row> = {
    key: 'change',
    label: t('change'),
    kind: 'share',
    value: ({ value }) => {
      const then = countIn(before.data?.rows, value);
      return then === 0 ? undefined : countIn(now.data?.rows, value) / then - 1;
    },
    renderCell: ({ value }) => (
      <Change now={countIn(now.data?.rows, value)} before={countIn(before.data?.rows, value)} good="up" />
    ),
  };
  const shown = now.data && before.data ? [...columns, change] : columns;
  const isKnown = ({ value }: Row) => !value.startsWith('(');
  return (
    <ReportPage title={t('title')} question={question} hasComparison>
      <ReportPanel
        report="breakdown"
        title={t('where')}
        sentence={t('sentence')}
        answer={answer}
        heightPx={520}
        isTable
        figures={({ rows, query: asked }) => figuresOf(`countries-${asked['from']}-${asked['to']}`, shown, rows)}
        renderEmpty={({ rows }) =>
          !rows.some(isKnown) && !settings.keepCountry ? (
            <Notice
              icon={<IconMapOff size={20} stroke={1.6} />}
              title={t('notKept')}
              action={
                <Link to="/products/$product/settings" params={{ product: String(product) }}>
                  {t('openSettings')}
                </Link>
              }
            >
              {t('notKeptText')}
            </Notice>
          ) : undefined
        }
      >
        {({ rows }) => (
          <>
            <div className={styles.map}>
              <Suspense fallback={<Skeleton className={styles.skeleton} radius="md" />}>
                <WorldMap
                  label={t('map', { countries: rows.filter(isKnown).length })}
                  counts={new Map(rows.filter(isKnown).map(({ value, installations }) => [value, installations]))}
                  onPick={pick}
                />
              </Suspense>
            </div>
            <DataTable
              caption={t('where')}
              columns={shown}
              rows={rows}
              keyOf={({ value }) => value}
              sorted={{ key: 'installations', direction: 'descending' }}
            />
          </>
        )}
      </ReportPanel>
    </ReportPage>
  );
}
