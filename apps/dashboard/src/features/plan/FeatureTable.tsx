import type { PublishedPlan, ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/DataTable.tsx';
import { today } from '../../ui/filters/day.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Column } from '../../ui/table-columns.ts';
import styles from './plan.module.css';
import { planState } from './plan-state.ts';

interface FeatureTableProps {
  features: PublishedPlan['plan']['features'];
  /** How much each feature was used; `undefined` until it is known. */
  uses: readonly ReportRows['features'][] | undefined;
}

/** The features of the plan, with who uses them. */
export function FeatureTable({ features, uses }: FeatureTableProps): JSX.Element {
  const t = useTranslations('plan');
  const tPurpose = useTranslations('privacy.purposes');
  const format = useFormat();
  const usesOf = new Map((uses ?? []).map((row) => [row.feature, row]));
  const rows = Object.entries(features).map(([name, feature]) => ({ name, feature, use: usesOf.get(name) }));
  const day = today();
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'name',
      label: t('name'),
      kind: 'text',
      value: ({ name }) => name,
      bar: ({ use }) => use?.installations ?? 0,
    },
    {
      key: 'what',
      label: t('what'),
      kind: 'text',
      value: ({ feature }) => feature.description,
      renderCell: ({ feature }) => (
        <span className={styles.what}>
          {feature.description}
          {feature.detail && <small>{t('detail')}</small>}
        </span>
      ),
    },
    {
      key: 'purpose',
      label: t('purpose'),
      kind: 'text',
      value: ({ feature }) => tPurpose(feature.purpose ?? 'usage'),
    },
    { key: 'kept', label: t('kept'), kind: 'count', value: ({ feature }) => feature.retention },
    {
      key: 'expires',
      label: t('expires'),
      kind: 'text',
      value: ({ feature }) => feature.expires,
      renderCell: ({ feature }) => format.dayWithYear(feature.expires),
    },
    {
      key: 'installations',
      label: t('installations'),
      kind: 'count',
      value: ({ use }) => (uses ? (use?.installations ?? 0) : undefined),
    },
    {
      key: 'uses',
      label: t('uses'),
      kind: 'count',
      value: ({ use }) => (uses ? (use?.uses ?? 0) : undefined),
      renderCell: ({ use }) => (
        <span className={styles.arrived}>{format.count(uses ? (use?.uses ?? 0) : undefined)}</span>
      ),
    },
    {
      key: 'state',
      label: t('state'),
      kind: 'text',
      value: ({ feature, use }) =>
        uses ? t(`states.${planState(feature.expires, use?.installations ?? 0, day)}`) : undefined,
      renderCell: ({ feature, use }) => {
        const state = uses && planState(feature.expires, use?.installations ?? 0, day);
        return (
          <span className={styles.arrived}>
            {state === undefined ? (
              '–'
            ) : (
              <em className={styles.state} data-state={state}>
                {t(`states.${state}`)}
              </em>
            )}
          </span>
        );
      },
    },
  ];
  return <DataTable caption={t('features')} columns={columns} rows={rows} keyOf={({ name }) => name} />;
}
