import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import styles from './charts.module.css';
import type { Line } from './line-layout.ts';
import type { Period } from './series.ts';

interface LineTooltipProps {
  index: number;
  period: Period;
  lines: readonly Line[];
  valueText: (value: number | undefined) => string;
  /** Where to stand, in pixels of the chart. */
  x: number;
  chartWidthPx: number;
}

/** The values of all lines at one step, the highest first, as they lie in the chart. */
export function LineTooltip({ index, period, lines, valueText, x, chartWidthPx }: LineTooltipProps): JSX.Element {
  const t = useTranslations('chart');
  const shown = lines
    .filter(({ values }) => values[index] !== undefined)
    .toSorted((a, b) => (b.values[index] ?? 0) - (a.values[index] ?? 0));
  return (
    <div
      className={styles.tooltip}
      style={x > chartWidthPx / 2 ? { right: chartWidthPx - x + 14, top: 12 } : { left: x + 14, top: 12 }}
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
          <b>{valueText(values[index])}</b>
          <small />
        </div>
      ))}
    </div>
  );
}
