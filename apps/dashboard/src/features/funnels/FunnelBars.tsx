import type { ReportRows } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './funnels.module.css';

interface FunnelBarsProps {
  rows: readonly ReportRows['funnel'][];
  nameOf: (row: ReportRows['funnel']) => string;
}

/** One bar for each step, and between two of them how many went on, and how fast. */
export function FunnelBars({ rows, nameOf }: FunnelBarsProps): JSX.Element {
  const t = useTranslations('funnels');
  const format = useFormat();
  return (
    <ol className={styles.bars}>
      {rows.map((row) => (
        <li key={row.step}>
          {row.step > 1 && (
            <p className={styles.between}>
              {t('between', {
                share: format.percent(row.shareOfPrevious),
                days: row.medianDays === null ? 'none' : format.decimal(row.medianDays),
                state: row.isProvisional ? 'open' : 'over',
              })}
            </p>
          )}
          <p className={styles.barHead}>
            <span>
              <b>{row.step}.</b> {nameOf(row)}
            </span>
            <span>
              <b>{format.count(row.installations)}</b> <small>{format.percent(row.shareOfFirst)}</small>
            </span>
          </p>
          <div className={styles.track} aria-hidden="true">
            <span data-open={row.isProvisional} style={{ width: `${row.shareOfFirst * 100}%` }} />
          </div>
        </li>
      ))}
    </ol>
  );
}
