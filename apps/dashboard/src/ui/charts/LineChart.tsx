import { line as createLine } from 'd3-shape';
import { useId, useMemo, type JSX, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import styles from './charts.module.css';
import { layOutLines, type Line } from './line-layout.ts';
import { LineTooltip } from './LineTooltip.tsx';
import { ReadableSvg } from './ReadableSvg.tsx';
import type { Period } from './series.ts';
import { ReleaseMarks } from './ReleaseMarks.tsx';
import { StackAxes } from './StackAxes.tsx';
import { StackOverlays } from './StackOverlays.tsx';
import { useReading } from './useReading.ts';
import { useWidth } from './useWidth.ts';

export interface LineChartProps {
  label: string;
  /** The steps of the axis: periods, or anything else that has an order. */
  periods: readonly Period[];
  lines: readonly Line[];
  isShare?: boolean;
  heightPx?: number;
  isNarrow?: boolean;
  /** How a value is written, on the axis and in the reading. */
  valueText: (value: number | undefined) => string;
  tickText?: (value: number) => string;
}

/** Lines over one axis, from zero on. What is not complete yet is dashed, what is missing is a gap. */
export function LineChart(props: LineChartProps): JSX.Element {
  const {
    label,
    periods,
    lines,
    isShare = false,
    heightPx = 300,
    isNarrow = false,
    valueText,
    tickText = valueText,
  } = props;
  const [ref, widthPx] = useWidth<HTMLDivElement>();
  const hatchId = useId();
  const t = useTranslations('chart');
  const layout = useMemo(
    () => layOutLines({ widthPx, heightPx, isNarrow, periods, lines, isShare }),
    [widthPx, heightPx, isNarrow, periods, lines, isShare],
  );
  const nearest = (event: PointerEvent<SVGSVGElement>) => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - layout.left;
    return Math.round((offset / layout.innerWidth) * (periods.length - 1));
  };
  const { index, handlers } = useReading({ count: periods.length, nearest });
  const period = index === undefined ? undefined : periods[index];
  const isOpen = (at: number) => periods[at]?.isIncomplete ?? false;
  const hasOpen = periods.some(({ isIncomplete }) => isIncomplete);
  const path = (values: Line['values'], isDrawn: (index: number) => boolean) =>
    createLine<number | undefined>()
      .defined((value, at) => value !== undefined && isDrawn(at))
      .x((_, at) => layout.x(at))
      .y((value) => layout.y(value ?? 0))([...values]) ?? '';
  return (
    <div ref={ref} className={styles.timeSeries} style={{ height: heightPx }}>
      {widthPx > 0 && (
        <ReadableSvg {...{ label, widthPx, heightPx, handlers }}>
          <StackAxes layout={layout} periods={periods} heightPx={heightPx} tickText={tickText} />
          <ReleaseMarks layout={layout} periods={periods} />
          {lines.map(({ key, color, values, isQuiet, isCompared }) => (
            <g key={key} stroke={color}>
              <path
                className={styles.line}
                data-quiet={isQuiet}
                data-compared={isCompared}
                d={path(values, (at) => isCompared === true || !isOpen(at))}
              />
              {hasOpen && !isCompared && (
                <path
                  className={styles.line}
                  data-quiet={isQuiet}
                  data-open="true"
                  d={path(values, (at) => isOpen(at - 1) || isOpen(at) || isOpen(at + 1))}
                />
              )}
              {index !== undefined && values[index] !== undefined && (
                <circle
                  cx={layout.x(index)}
                  cy={layout.y(values[index])}
                  r={3.5}
                  fill={color}
                  stroke="var(--surface)"
                />
              )}
            </g>
          ))}
          <StackOverlays
            {...{ layout, index, hatchId }}
            periods={[]}
            series={lines.map((line) => ({ ...line, values: [] }))}
            selection={undefined}
            labelText={({ share }) => valueText(share)}
          />
        </ReadableSvg>
      )}
      {index !== undefined && period && (
        <LineTooltip {...{ index, period, lines, valueText }} x={layout.x(index)} chartWidthPx={widthPx} />
      )}
      <div className="visually-hidden" aria-live="polite">
        {index !== undefined &&
          period &&
          t('readingOfLines', {
            period: period.title,
            state: period.isIncomplete ? 'incomplete' : 'complete',
            releases: (period.releases ?? []).join(', '),
            count: period.releases?.length ?? 0,
            parts: lines.map((line) => `${line.label} ${valueText(line.values[index])}`).join(', '),
          })}
      </div>
    </div>
  );
}
