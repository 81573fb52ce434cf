import type { JSX } from 'react';
import styles from './charts.module.css';
import type { Period } from './series.ts';
import type { StackLayout } from './stack-layout.ts';

interface StackAxesProps {
  layout: StackLayout;
  periods: readonly Period[];
  heightPx: number;
  /** How a number of the axis is written. */
  tickText: (tick: number) => string;
}

/** Horizontal hairlines with their numbers, and the names of some periods. */
export function StackAxes({ layout, periods, heightPx, tickText }: StackAxesProps): JSX.Element {
  return (
    <>
      {layout.yTicks.map((tick) => (
        <g key={tick}>
          <line
            x1={layout.left}
            x2={layout.left + layout.innerWidth}
            y1={layout.y(tick)}
            y2={layout.y(tick)}
            stroke={tick === 0 ? 'var(--axis)' : 'var(--grid)'}
          />
          <text x={layout.left - 8} y={layout.y(tick)} dy=".32em" textAnchor="end" className={styles.tick}>
            {tickText(tick)}
          </text>
        </g>
      ))}
      {layout.xTicks.map((index) => (
        <text key={index} x={layout.x(index)} y={heightPx - 6} textAnchor="middle" className={styles.tick}>
          {periods[index]?.tick}
        </text>
      ))}
    </>
  );
}
