import type { InstallationHistory } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useNames } from '../../ui/filters/useNames.ts';
import styles from './installation.module.css';
import { knownFacts } from './known-facts.ts';

/** What the installation told of itself, first and last; what changed stands out. */
export function KnownFacts({ history }: { history: InstallationHistory }): JSX.Element {
  const t = useTranslations('installation');
  const names = useNames();
  const textOf = (key: string, value: string | undefined) => (value === undefined ? '–' : names.value(key, value));
  return (
    <table className={styles.facts}>
      <thead>
        <tr>
          <th scope="col">{t('fact')}</th>
          <th scope="col">{t('first')}</th>
          <th scope="col">{t('last')}</th>
        </tr>
      </thead>
      <tbody>
        {knownFacts(history.sessionDays).map(({ key, first, last }) => (
          <tr key={key} data-changed={first !== last}>
            <th scope="row">{key === 'purposes' ? t('purposes') : names.dimension(key)}</th>
            <td>{textOf(key, first)}</td>
            <td>{textOf(key, last)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
