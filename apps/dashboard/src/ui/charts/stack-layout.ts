import { scaleLinear } from 'd3-scale';
import { hasReleases } from './releases.ts';
import type { Comparator, Period, Series } from './series.ts';

/** Columns narrower than this are drawn as one area: gaps between them would be noise. */
const narrowestColumnPx = 12;
const widestColumnPx = 48;
const thinnestLabelledBandPx = 11;
const labelHeightPx = 14;
const sharePx = 32;
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
  const margin = { top: topOf(periods), right: hasLabels ? namesPx(series, sharePx) : 20, bottom: 24, left: 44 };
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
  const { lowest, highest } = extentOf(bands, Math.max(1, ...compared));
  const scale = scaleLinear([lowest, isShare ? 1 : highest], [margin.top + innerHeight, margin.top]);
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
    xTicks: ticksOf(periods, Math.max(2, Math.floor(innerWidth / tickWidthPx))),
    // Installations are whole: an axis with halves would say that half of one was active.
    yTicks: isShare ? [0, 0.25, 0.5, 0.75, 1] : scale.ticks(4).filter(Number.isInteger),
    labels: !hasLabels ? [] : labelsAt(lastComplete(periods), { bands, sums, isShare, y }),
  };
}

/** The lowest edge, zero at most, and the highest, so much at least. */
function extentOf(bands: readonly (readonly Band[])[], atLeast: number): { lowest: number; highest: number } {
  let [lowest, highest] = [0, atLeast];
  for (const band of bands.flat()) {
    lowest = Math.min(lowest, band.low);
    highest = Math.max(highest, band.high);
  }
  return { lowest, highest };
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

/** Steps that keep the weekday where the axis is long. */
const stepsOfDays = [1, 2, 7, 14, 28, 56, 91, 182, 364];
const stepsOfFew = [1, 2, 3, 4, 5, 6];
/** So many periods are few enough to be counted by any step. */
const few = 26;

/** Periods of the calendar are counted from the newest, what is merely numbered from the first: an age, or the weeks after something. */
export function ticksOf(periods: readonly Period[], most: number): number[] {
  const count = Math.max(1, periods.length);
  const isCalendar = periods[0]?.start.includes('-') ?? true;
  const steps = count <= few ? [...stepsOfFew, ...stepsOfDays.slice(2)] : stepsOfDays;
  const step = steps.find((one) => count / one <= most) ?? count;
  return periods.map((_, index) => index).filter((index) => (isCalendar ? count - 1 - index : index) % step === 0);
}

/** Names at the right edge are cut after so many letters. */
const longestName = 13;
const letterPx = 6.4;
const besideNamesPx = 22;

/** A name as it stands at the right edge. */
export const shortName = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;

/** The room that names at the right edge take, with a number behind each. */
export const namesPx = (names: readonly { label: string }[], numberPx: number): number =>
  besideNamesPx + numberPx + letterPx * Math.max(0, ...names.map(({ label }) => shortName(label).length));

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
