import { line } from 'd3-shape';
import type { JSX } from 'react';
import styles from './charts.module.css';

interface SparklineProps {
  /** Complete periods only: an open one would look like a fall. */
  values: readonly number[];
  previous?: readonly number[] | undefined;
  color: string;
}

const width = 260;
const height = 40;

/**
 * A decorative trend. The number beside it carries the meaning, so it is hidden from assistive technology; its scale is
 * the range of the data and does not begin at zero.
 */
export function Sparkline({ values, previous, color }: SparklineProps): JSX.Element | null {
  if (values.length < 2) return null;
  const all = [...values, ...(previous ?? [])];
  const highest = Math.max(...all);
  const range = highest - Math.min(...all);
  const lowest = highest - range * 1.25;
  const x = (index: number) => 2 + (index / (values.length - 1)) * (width - 4);
  const y = (value: number) =>
    range === 0 ? height / 2 : height - 3 - ((value - lowest) / (range * 1.25)) * (height - 7);
  const path = line<number>()
    .x((_, index) => x(index))
    .y(y);
  const trend = path([...values]) ?? '';
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.sparkline} preserveAspectRatio="none" aria-hidden="true">
      <path d={`${trend}L${x(values.length - 1)},${height}L${x(0)},${height}Z`} fill={color} opacity=".1" />
      {previous && previous.length > 1 && (
        <path
          d={path(previous.slice(0, values.length)) ?? ''}
          fill="none"
          stroke="var(--border-strong)"
          strokeWidth="1.25"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={trend}
        fill="none"
        stroke={color}
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
