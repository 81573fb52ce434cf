import type { InstallationHistory } from '@usance/api';
import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/DataTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Column } from '../../ui/table-columns.ts';
import styles from './installation.module.css';

const shownAtOnce = 25;

/** What was thrown, and where. */
export function ExceptionTable({ exceptions }: Pick<InstallationHistory, 'exceptions'>): JSX.Element {
  const t = useTranslations('installation');
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const numbered = exceptions.slice(0, shown).map((row, index) => ({ ...row, index }));
  const columns: Column<(typeof numbered)[number]>[] = [
    {
      key: 'day',
      label: t('day'),
      kind: 'text',
      value: ({ day, hour }) => `${day} ${String(hour).padStart(2, '0')}`,
      renderCell: ({ day, hour }) => `${format.dayWithYear(day)}, ${format.hour(hour)}`,
    },
    { key: 'type', label: t('type'), kind: 'text', value: ({ type }) => type },
    {
      key: 'place',
      label: t('place'),
      kind: 'text',
      value: ({ frames }) => frames[0] ?? '–',
      renderCell: ({ frames }) => <code title={frames.join('\n')}>{frames[0] ?? '–'}</code>,
    },
    { key: 'version', label: t('version'), kind: 'text', value: ({ version }) => version ?? '–' },
    { key: 'handled', label: t('handled'), kind: 'text', value: ({ handled }) => t(handled ? 'yes' : 'no') },
  ];
  const more = Math.min(shownAtOnce, exceptions.length - shown);
  return (
    <>
      <DataTable caption={t('exceptions')} columns={columns} rows={numbered} keyOf={({ index }) => String(index)} />
      {more > 0 && (
        <Button variant="default" className={styles.more} onClick={() => setShown(shown + shownAtOnce)}>
          {t('showMore', { count: more })}
        </Button>
      )}
    </>
  );
}
