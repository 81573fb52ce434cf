import type { InstallationHistory } from '@usance/api';
import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Column } from '../../ui/table-columns.ts';
import styles from './installation.module.css';

type SessionDay = InstallationHistory['sessionDays'][number];

/** How many rows are drawn at once: thousands would make the page slow, and nobody reads them all. */
const shownAtOnce = 50;

/** What each session did on each day. */
export function SessionDayTable({ sessionDays }: { sessionDays: readonly SessionDay[] }): JSX.Element {
  const t = useTranslations('installation');
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const numbered = sessionDays.slice(0, shown).map((row, index) => ({ ...row, index }));
  const columns: Column<(typeof numbered)[number]>[] = [
    {
      key: 'day',
      label: t('day'),
      kind: 'text',
      value: ({ day }) => day,
      renderCell: ({ day }) => format.dayWithWeekday(day),
    },
    { key: 'version', label: t('version'), kind: 'text', value: ({ version }) => version ?? '–' },
    {
      key: 'minutes',
      label: t('minutes'),
      kind: 'count',
      value: ({ seconds }) => seconds / 60,
      renderCell: ({ seconds }) => format.decimal(seconds / 60),
    },
    { key: 'sessions', label: t('sessions'), kind: 'count', value: ({ sessions }) => sessions },
    {
      key: 'features',
      label: t('used'),
      kind: 'text',
      value: ({ features }) => features.map(({ name, uses }) => `${name} × ${format.count(uses)}`).join(', ') || '–',
      renderCell: ({ features }) => (
        <span className={styles.used}>
          {features.map(({ name, uses }) => `${name} × ${format.count(uses)}`).join(', ') || '–'}
        </span>
      ),
    },
    {
      key: 'ended',
      label: t('ended'),
      kind: 'text',
      value: ({ ended, crashed }) => t(`ends.${crashed ? 'crashed' : ended ? 'ended' : 'open'}`),
    },
  ];
  const more = Math.min(shownAtOnce, sessionDays.length - shown);
  return (
    <>
      <DataTable caption={t('sessionDays')} columns={columns} rows={numbered} keyOf={({ index }) => String(index)} />
      {more > 0 && (
        <Button variant="default" className={styles.more} onClick={() => setShown(shown + shownAtOnce)}>
          {t('showMore', { count: more })}
        </Button>
      )}
    </>
  );
}
