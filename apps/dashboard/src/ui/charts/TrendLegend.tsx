import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import type { Series } from './series.ts';
import { isPickable, pickValue } from '../filters/pick-value.ts';
import { useView } from '../filters/useView.ts';
import styles from './legend.module.css';

interface TrendLegendProps {
  /** What the series are values of; `undefined` if the chart is not split. */
  dimension: string | undefined;
  series: readonly Series[];
  isCompared: boolean;
  /** Whether a comparison was asked for that shares cannot show. */
  isNotCompared?: boolean;
  isProvisional: boolean;
  /** Whether to say how the chart is used; there is no room for it on a phone, and no mouse. */
  hasHint: boolean;
  /** How many installations count in more than one series. */
  several: number;
}

/** Names the colours; a click on one filters by its value. */
export function TrendLegend(props: TrendLegendProps): JSX.Element {
  const { dimension, series, isCompared, isNotCompared = false, isProvisional, hasHint, several } = props;
  const t = useTranslations('chart');
  const { view, setFilter } = useView();
  return (
    <div className={styles.legend}>
      {dimension !== undefined &&
        series.toReversed().map(({ key, label, color }) => {
          const value = key.slice(dimension.length + 1);
          const mark = <i style={{ background: color }} />;
          return isPickable(value) ? (
            <button
              key={key}
              type="button"
              onClick={() => setFilter(dimension, pickValue(dimension, value, view.filters[dimension]))}
            >
              {mark}
              {label}
              <span className="visually-hidden"> ({t('filterBy')})</span>
            </button>
          ) : (
            <span key={key}>
              {mark}
              {label}
            </span>
          );
        })}
      {isCompared && (
        <span>
          <i className={styles.dash} />
          {t('compared')}
        </span>
      )}
      {isProvisional && (
        <span title={t('provisionalHelp')}>
          <i className={styles.hatch} />
          {t('provisional')}
        </span>
      )}
      {hasHint && <span className={styles.hint}>{t('hint')}</span>}
      {isNotCompared && <span className={styles.note}>{t('notCompared')}</span>}
      {several > 0 && <span className={styles.note}>{t('several', { count: several })}</span>}
    </div>
  );
}
