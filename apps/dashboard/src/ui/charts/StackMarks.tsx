import { area } from 'd3-shape';
import type { JSX } from 'react';
import type { Series } from './series.ts';
import type { StackLayout } from './stack-layout.ts';
import { thinBands, type Point } from './thin-bands.ts';

interface StackMarksProps {
  layout: StackLayout;
  series: readonly Series[];
}

/** The coloured part of a stacked chart: columns where there is room for them, one area for each series otherwise. */
export function StackMarks({ layout, series }: StackMarksProps): JSX.Element {
  return layout.shape === 'areas' ? (
    <Areas layout={layout} series={series} />
  ) : (
    <Columns layout={layout} series={series} />
  );
}

function Areas({ layout, series }: StackMarksProps): JSX.Element[] {
  const path = area<Point>()
    .x(({ at }) => layout.x(at))
    .y0(({ low }) => layout.y(low))
    .y1(({ high }) => layout.y(high));
  return series.map(({ key, color }, index) => (
    <path
      key={key}
      d={path(thinBands(layout.bands[index] ?? [], layout.innerWidth)) ?? ''}
      fill={color}
      stroke="var(--surface)"
      strokeWidth={series.length > 1 ? 1 : 0}
      strokeLinejoin="round"
    />
  ));
}

/** One path for each series, since a thousand rectangles would be a thousand elements. */
function Columns({ layout, series }: StackMarksProps): JSX.Element[] {
  const half = layout.columnWidth / 2;
  return series.map(({ key, color }, index) => (
    <path
      key={key}
      d={(layout.bands[index] ?? [])
        .map(({ low, high }, period) => {
          if (high <= low) return '';
          const left = layout.x(period) - half;
          return `M${left},${layout.y(low)}V${layout.y(high)}h${layout.columnWidth}V${layout.y(low)}Z`;
        })
        .join('')}
      fill={color}
      stroke="var(--surface)"
      strokeWidth={series.length > 1 ? 1 : 0}
    />
  ));
}
