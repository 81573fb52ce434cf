import type { PublishedPlan } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { today } from '../../ui/filters/day.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Column } from '../../ui/table-columns.ts';
import styles from './plan.module.css';
import { planState } from './plan-state.ts';

type Property = NonNullable<PublishedPlan['plan']['properties']>[string];

interface PropertyTableProps {
  product: number;
  properties: readonly (readonly [name: string, property: Property])[];
}

/** The properties of the plan, with how many installations tell them. */
export function PropertyTable({ product, properties }: PropertyTableProps): JSX.Element {
  const t = useTranslations('plan');
  const tPurpose = useTranslations('privacy.purposes');
  const format = useFormat();
  const rows = properties.map(([name, property]) => ({ name, property }));
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', label: t('name'), kind: 'text', value: ({ name }) => name },
    {
      key: 'what',
      label: t('what'),
      kind: 'text',
      value: ({ property }) => property.description,
      renderCell: ({ property }) => (
        <span className={styles.what}>
          {property.description}
          <small>{t(`types.${property.type}`, { values: valuesOf(property) })}</small>
        </span>
      ),
    },
    {
      key: 'purpose',
      label: t('purpose'),
      kind: 'text',
      value: ({ property }) => tPurpose(property.purpose ?? 'content'),
    },
    { key: 'kept', label: t('kept'), kind: 'count', value: ({ property }) => property.retention },
    {
      key: 'expires',
      label: t('expires'),
      kind: 'text',
      value: ({ property }) => property.expires,
      renderCell: ({ property }) => format.dayWithYear(property.expires),
    },
    {
      key: 'use',
      label: t('installations'),
      kind: 'count',
      value: () => undefined,
      renderCell: ({ name, property }) => <PropertyUse {...{ product, name }} expires={property.expires} />,
    },
  ];
  return <DataTable caption={t('properties')} columns={columns} rows={rows} keyOf={({ name }) => name} />;
}

/** How many installations told a property in the last 90 days. */
function PropertyUse(props: { product: number; name: string; expires: string }): JSX.Element {
  const t = useTranslations('plan');
  const format = useFormat();
  const { data } = useReport(props.product, 'activity', {
    from: '-89d',
    interval: 'total',
    [`property.${props.name}`]: '!(none)',
  });
  if (!data) return <>–</>;
  const installations = data.rows[0]?.active ?? 0;
  const state = planState(props.expires, installations, today());
  return (
    <span className={styles.use}>
      {format.count(installations)}
      <em className={styles.state} data-state={state}>
        {t(`states.${state}`)}
      </em>
    </span>
  );
}

function valuesOf(property: Property): string {
  if (property.type === 'enum') return property.values.join(', ');
  if (property.type === 'buckets') return property.bounds.join(', ');
  return property.type === 'pattern' ? property.pattern : '';
}
