import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import { useNow } from '../useNow.ts';
import styles from './report.module.css';

const oldAfterMs = 15 * 60_000;

/** When the server was asked last. Numbers that could not be refreshed for a while say so by their colour. */
export function AsOf({ atMs }: { atMs: number }): JSX.Element | null {
  const t = useTranslations('report');
  const format = useFormat();
  const nowMs = useNow();
  if (atMs === 0) return null;
  return (
    <span className={styles.asOf} data-old={nowMs - atMs > oldAfterMs}>
      {t('asOf', { time: format.time(atMs) })}
    </span>
  );
}
