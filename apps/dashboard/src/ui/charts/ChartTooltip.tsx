import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import styles from './charts.module.css';
import type { Comparator, Period, Series } from './series.ts';
import { sumAt } from './stack-layout.ts';

interface ChartTooltipProps {
  index: number;
  period: Period;
  series: readonly Series[];
  /** What the period's whole is; it may be less than the sum, where something counts in several series. */
  total: number;
  totalLabel: string;
  compare?: Comparator | undefined;
  /** Where to stand, in pixels of the chart. */
  x: number;
  chartWidthPx: number;
}

/** The numbers of one period, in drawn order: the topmost band first. */
export function ChartTooltip(props: ChartTooltipProps): JSX.Element {
  const { index, period, series, total, totalLabel, compare, x, chartWidthPx } = props;
  const t = useTranslations('chart');
  const format = useFormat();
  const sum = sumAt(series, index);
  const isFlow = series.some(({ isBelow }) => isBelow);
  const isRightHalf = x > chartWidthPx / 2;
  const shown = series.toReversed().filter(({ values }) => series.length === 1 || (values[index] ?? 0) > 0);
  return (
    <div
      className={styles.tooltip}
      style={isRightHalf ? { right: chartWidthPx - x + 14, top: 12 } : { left: x + 14, top: 12 }}
    >
      <div className={styles.tooltipHead}>
        {period.title}
        {period.isIncomplete && <em>{t('incomplete')}</em>}
      </div>
      {period.releases && <p>{t('released', { versions: period.releases.join(', ') })}</p>}
      {shown.map(({ key, label, color, values }) => (
        <div key={key} className={styles.tooltipRow}>
          <i style={{ background: color }} />
          <span>{label}</span>
          <b>{format.count(values[index])}</b>
          <small>{series.length > 1 && sum > 0 && !isFlow && format.wholePercent((values[index] ?? 0) / sum)}</small>
        </div>
      ))}
      {series.length > 1 && (
        <div className={`${styles.tooltipRow} ${styles.tooltipTotal}`}>
          <i />
          <span>{totalLabel}</span>
          <b>{format.count(total)}</b>
          <small />
        </div>
      )}
      {compare && (
        <div className={styles.tooltipRow}>
          <i className={styles.dash} />
          <span>{compare.titles[index] ?? compare.label}</span>
          <b>{format.count(compare.values[index])}</b>
          <small />
        </div>
      )}
    </div>
  );
}
