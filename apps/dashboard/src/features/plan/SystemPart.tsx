import type { PublishedPlan } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './plan.module.css';

/** What is told of the systems that the product runs on. */
export function SystemPart({ system }: { system: PublishedPlan['plan']['system'] }): JSX.Element {
  const t = useTranslations('plan');
  const format = useFormat();
  if (system === undefined) return <p className={styles.none}>{t('presetSystem')}</p>;
  return (
    <>
      <p>{system.fields.length === 0 ? t('nothing') : <code>{system.fields.join(', ')}</code>}</p>
      <p className={styles.none}>
        {system.description} {t('systemUntil', { day: format.dayWithYear(system.expires) })}
      </p>
      {system.override && <p className={styles.none}>{t('singlesOut', { reason: system.override.reason })}</p>}
    </>
  );
}
