import { Skeleton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { usePeopleChanges } from '../../data/people.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FailureNotice } from '../../ui/states/FailureNotice.tsx';
import styles from './people.module.css';

/** What was done to accounts, the latest first. */
export function ChangeTable(): JSX.Element {
  const t = useTranslations('people');
  const format = useFormat();
  const changes = usePeopleChanges();
  if (changes.isPending) return <Skeleton height={80} />;
  if (changes.isError) return <FailureNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  if (changes.data.length === 0) return <p>{t('noChanges')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('changes')}>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('action')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.data.map(({ id, at, by, action, person: { name }, role }) => (
            <tr key={id}>
              <td>{format.moment(at)}</td>
              <td>{by.name}</td>
              <td>{t(`actions.${action}`, { name, role: t(`roles.${role}`) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
