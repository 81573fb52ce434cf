import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useLive } from '../../data/live.ts';
import styles from './overview.module.css';

const refreshMs = 30_000;

/** How many installations the server hears of right now, and the way to more of it. Where it hears of none, or only of some of them, it says nothing. */
export function LiveNow({ product }: { product: number }): JSX.Element | null {
  const t = useTranslations('overview');
  const { data, isError } = useLive(product, refreshMs);
  if (!data && !isError) return <span className={styles.now} />;
  if (!data || isError || data.scope === 'this-process' || data.now.installations === 0) return null;
  return (
    <Link to="/products/$product/live" params={{ product: String(product) }} className={styles.now}>
      {t('now', data.now)}
    </Link>
  );
}
