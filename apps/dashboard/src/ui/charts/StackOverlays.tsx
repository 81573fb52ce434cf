import type { JSX } from 'react';
import styles from './charts.module.css';
import type { Period, Series } from './series.ts';
import { shortName, type StackLayout } from './stack-layout.ts';

interface StackOverlaysProps {
  layout: StackLayout;
  periods: readonly Period[];
  series: readonly Series[];
  /** The period being read. */
  index: number | undefined;
  selection: { first: number; last: number } | undefined;
  hatchId: string;
  /** What stands behind a name at the right edge. */
  labelText: (label: StackLayout['labels'][number]) => string;
}

/** What lies over the marks: the hatch of incomplete periods, names at the right edge, the reading line, the selection. */
export function StackOverlays(props: StackOverlaysProps): JSX.Element {
  const { layout, periods, series, index, selection, hatchId, labelText } = props;
  const edges = (period: number): [left: number, right: number] => {
    const half =
      layout.shape === 'columns' ? layout.columnWidth / 2 : layout.innerWidth / Math.max(1, periods.length - 1) / 2;
    const end = layout.left + layout.innerWidth;
    return [Math.max(layout.left, layout.x(period) - half), Math.min(end, layout.x(period) + half)];
  };
  const cover = (first: number, last: number) => {
    const [left] = edges(first);
    const [, right] = edges(last);
    return { x: left, width: Math.max(0, right - left), y: layout.top, height: layout.innerHeight };
  };
  return (
    <>
      <defs>
        <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill="var(--hatch)" />
        </pattern>
      </defs>
      {periods.map(
        (period, at) => period.isIncomplete && <rect key={period.start} {...cover(at, at)} fill={`url(#${hatchId})`} />,
      )}
      {series.length > 1 &&
        layout.labels.map((label) => (
          <text
            key={label.index}
            x={layout.left + layout.innerWidth + 10}
            y={label.y}
            dy=".33em"
            className={styles.direct}
          >
            <tspan className={styles.directLabel}>{shortName(series[label.index]?.label ?? '')}</tspan>
            <tspan dx={5} className={styles.directShare}>
              {labelText(label)}
            </tspan>
          </text>
        ))}
      {selection && <rect {...cover(selection.first, selection.last)} className={styles.selection} />}
      {index !== undefined && (
        <line
          x1={layout.x(index)}
          x2={layout.x(index)}
          y1={layout.top}
          y2={layout.top + layout.innerHeight}
          stroke="var(--text)"
          strokeOpacity=".5"
          pointerEvents="none"
        />
      )}
    </>
  );
}
