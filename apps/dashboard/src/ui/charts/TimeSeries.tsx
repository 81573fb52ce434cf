import { line } from 'd3-shape';
import { useId, useMemo, type JSX, type PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../format/useFormat.ts';
import styles from './charts.module.css';
import { ChartTooltip } from './ChartTooltip.tsx';
import { ReadableSvg } from './ReadableSvg.tsx';
import type { Comparator, Period, Series } from './series.ts';
import { ReleaseMarks } from './ReleaseMarks.tsx';
import { StackAxes } from './StackAxes.tsx';
import { layOutStack } from './stack-layout.ts';
import { StackMarks } from './StackMarks.tsx';
import { StackOverlays } from './StackOverlays.tsx';
import { useReading } from './useReading.ts';
import { useWidth } from './useWidth.ts';

export interface TimeSeriesProps {
  label: string;
  periods: readonly Period[];
  /** Drawn from the bottom up. */
  series: readonly Series[];
  /** What each period's whole is; it may be less than the sum, where something counts in several series. */
  totals: readonly number[];
  /** What the whole is called, where it is not the number of installations. */
  totalLabel?: string;
  isShare?: boolean;
  compare?: Comparator | undefined;
  heightPx?: number;
  isNarrow?: boolean;
  /** Called with the first and the last period of a selection dragged with the mouse. */
  onSelect?: (first: number, last: number) => void;
}

/** A stacked chart over time. Plain SVG: colours are CSS variables, text is text, every value is reachable by keyboard. */
export function TimeSeries(props: TimeSeriesProps): JSX.Element {
  const { label, periods, series, totals, isShare = false, heightPx = 320, isNarrow = false, onSelect } = props;
  const compare = isShare ? undefined : props.compare;
  const [ref, widthPx] = useWidth<HTMLDivElement>();
  const hatchId = useId();
  const t = useTranslations('chart');
  const format = useFormat();
  const layout = useMemo(
    () => layOutStack({ widthPx, heightPx, isNarrow, periods, series, isShare, compare }),
    [widthPx, heightPx, isNarrow, periods, series, isShare, compare],
  );
  const nearest = (event: PointerEvent<SVGSVGElement>) => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - layout.left;
    const share = offset / layout.innerWidth;
    return layout.shape === 'columns' ? Math.floor(share * periods.length) : Math.round(share * (periods.length - 1));
  };
  const { index, selection, handlers } = useReading({ count: periods.length, nearest, onSelect });
  const comparePath = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, at) => layout.x(at))
    .y((value) => layout.y(value ?? 0))([...(compare?.values ?? [])]);
  const period = index === undefined ? undefined : periods[index];

  return (
    <div ref={ref} className={styles.timeSeries} style={{ height: heightPx }}>
      {widthPx > 0 && (
        <ReadableSvg {...{ label, widthPx, heightPx, handlers }}>
          <StackAxes
            layout={layout}
            periods={periods}
            heightPx={heightPx}
            tickText={(tick) => (isShare ? format.wholePercent(tick) : format.axis(Math.abs(tick)))}
          />
          <StackMarks layout={layout} series={series} />
          <ReleaseMarks layout={layout} periods={periods} />
          {comparePath && (
            <g fill="none" strokeLinejoin="round">
              <path d={comparePath} stroke="var(--surface)" strokeWidth={3} strokeOpacity={0.6} />
              <path d={comparePath} stroke="var(--text)" strokeWidth={1.2} strokeDasharray="3 3" />
            </g>
          )}
          <StackOverlays
            {...{ layout, periods, series, index, selection, hatchId }}
            labelText={({ share }) => format.wholePercent(share)}
          />
        </ReadableSvg>
      )}
      {index !== undefined && period && (
        <ChartTooltip
          {...{ index, period, series, compare }}
          total={totals[index] ?? 0}
          totalLabel={props.totalLabel ?? t('total')}
          x={layout.x(index)}
          chartWidthPx={widthPx}
        />
      )}
      <div className="visually-hidden" aria-live="polite">
        {index !== undefined &&
          period &&
          t(series.length > 1 ? 'readingOfParts' : 'reading', {
            period: period.title,
            state: period.isIncomplete ? 'incomplete' : 'complete',
            releases: (period.releases ?? []).join(', '),
            count: period.releases?.length ?? 0,
            total: format.count(totals[index]),
            parts: series.map((part) => `${part.label} ${format.count(part.values[index])}`).join(', '),
          })}
      </div>
    </div>
  );
}
