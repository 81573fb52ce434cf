import { scaleLinear } from 'd3-scale';
import { hasReleases } from './releases.ts';
import type { Comparator, Period, Series } from './series.ts';

/** Columns narrower than this are drawn as one area: gaps between them would be noise. */
const narrowestColumnPx = 12;
const widestColumnPx = 48;
const thinnestLabelledBandPx = 11;
const labelHeightPx = 14;
export const tickWidthPx = 60;

export interface StackInput {
  widthPx: number;
  heightPx: number;
  isNarrow: boolean;
  periods: readonly Period[];
  series: readonly Series[];
  /** Shares of the period's sum instead of counts. */
  isShare: boolean;
  compare?: Comparator | undefined;
}
export interface Band {
  low: number;
  high: number;
}
/** Where everything of a stacked chart goes, in pixels. Pure, so that it can be tested without a browser. */
export interface StackLayout {
  left: number;
  top: number;
  innerWidth: number;
  innerHeight: number;
  shape: 'columns' | 'areas';
  columnWidth: number;
  /** The centre of a period. */
  x: (index: number) => number;
  y: (value: number) => number;
  /** Lower and upper edge of each series in each period, in the axis' unit. */
  bands: Band[][];
  xTicks: number[];
  yTicks: number[];
  /** Series that are thick enough at the last complete period to be named beside it. */
  labels: { index: number; y: number; share: number }[];
}

export function layOutStack(input: StackInput): StackLayout {
  const { widthPx, heightPx, isNarrow, periods, series, isShare, compare } = input;
  const hasLabels = !isNarrow && series.length > 1 && !series.some(({ isBelow }) => isBelow);
  const margin = { top: topOf(periods), right: hasLabels ? 98 : 20, bottom: 24, left: 44 };
  const innerWidth = Math.max(40, widthPx - margin.left - margin.right);
  const innerHeight = Math.max(40, heightPx - margin.top - margin.bottom);
  const count = Math.max(1, periods.length);
  const step = innerWidth / count;
  const shape = step >= narrowestColumnPx || count < 3 ? 'columns' : 'areas';
  const x = (index: number) =>
    shape === 'columns' ? margin.left + (index + 0.5) * step : margin.left + (index / (count - 1)) * innerWidth;

  const sums = periods.map((_, index) => sumAt(series, index));
  const bands = stack(series, isShare ? sums : undefined);
  const compared = isShare ? [] : (compare?.values ?? []).map((value) => value ?? 0);
  const edges = bands.flat();
  const highest = isShare ? 1 : Math.max(1, ...edges.map(({ high }) => high), ...compared);
  const lowest = Math.min(0, ...edges.map(({ low }) => low));
  const scale = scaleLinear([lowest, highest], [margin.top + innerHeight, margin.top]);
  if (!isShare) scale.nice(4);
  const y = (value: number) => scale(value);

  return {
    left: margin.left,
    top: margin.top,
    innerWidth,
    innerHeight,
    shape,
    columnWidth: Math.min(widestColumnPx, step * 0.78),
    x,
    y,
    bands,
    xTicks: ticksOf(count, Math.max(2, Math.floor(innerWidth / tickWidthPx))),
    // Installations are whole: an axis with halves would say that half of one was active.
    yTicks: isShare ? [0, 0.25, 0.5, 0.75, 1] : scale.ticks(4).filter(Number.isInteger),
    labels: !hasLabels ? [] : labelsAt(lastComplete(periods), { bands, sums, isShare, y }),
  };
}

/** Releases are named above the chart. */
export const topOf = (periods: readonly Period[]): number => (hasReleases(periods) ? 26 : 12);

/** The last period whose number is final, or the last one if none is. */
export function lastComplete(periods: readonly Period[]): number {
  const index = periods.findLastIndex(({ isIncomplete }) => !isIncomplete);
  return index === -1 ? periods.length - 1 : index;
}

export function sumAt(series: readonly Series[], index: number): number {
  return series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0);
}

function stack(series: readonly Series[], sums: readonly number[] | undefined): Band[][] {
  const above: number[] = [];
  const below: number[] = [];
  return series.map(({ values, isBelow }) =>
    values.map((value, index) => {
      if (isBelow) {
        const high = below[index] ?? 0;
        below[index] = high - value;
        return { low: high - value, high };
      }
      const low = above[index] ?? 0;
      const whole = sums?.[index] ?? 1;
      const high = low + (whole > 0 ? value / whole : 0);
      above[index] = high;
      return { low, high };
    }),
  );
}

/** Ticks are counted from the newest period, at steps that keep the weekday where the axis is long. */
export function ticksOf(count: number, most: number): number[] {
  const step = [1, 2, 7, 14, 28, 56, 91, 182, 364].find((days) => count / days <= most) ?? count;
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}

function labelsAt(
  period: number,
  { bands, sums, isShare, y }: Pick<StackLayout, 'bands' | 'y'> & { sums: readonly number[]; isShare: boolean },
): StackLayout['labels'] {
  let lowestFree = Infinity;
  return bands.flatMap((series, index) => {
    const band = series[period];
    if (!band || y(band.low) - y(band.high) < thinnestLabelledBandPx) return [];
    const middle = Math.min(y((band.low + band.high) / 2), lowestFree - labelHeightPx);
    lowestFree = middle;
    const whole = isShare ? 1 : (sums[period] ?? 0);
    return [{ index, y: middle, share: whole > 0 ? (band.high - band.low) / whole : 0 }];
  });
}
