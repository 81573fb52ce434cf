import { scaleLinear } from 'd3-scale';
import type { Period } from './series.ts';
import { lastComplete, namesPx, tickWidthPx, ticksOf, topOf, type StackLayout } from './stack-layout.ts';

/** One line of a chart. Where a value is missing the line is broken, for nothing was measured there. */
export interface Line {
  key: string;
  label: string;
  /** A CSS colour, as a rule a variable of tokens.css. */
  color: string;
  values: readonly (number | undefined)[];
  /** Drawn thin: one of many, where another is meant. */
  isQuiet?: boolean;
  /** Of another range, to compare with. */
  isCompared?: boolean;
}

export interface LineInput {
  widthPx: number;
  heightPx: number;
  isNarrow: boolean;
  periods: readonly Period[];
  lines: readonly Line[];
  isShare: boolean;
}

const labelHeightPx = 15;
const numberPx = 42;
const mostLabels = 8;

/** Where everything of a chart of lines goes, in the terms of a stacked one, so that axes and overlays are the same. Begins at zero. */
export function layOutLines({ widthPx, heightPx, isNarrow, periods, lines, isShare }: LineInput): StackLayout {
  const named = lines.filter(({ isQuiet }) => isQuiet !== true);
  const hasLabels = !isNarrow && named.length > 1 && named.length <= mostLabels;
  const margin = { top: topOf(periods), right: hasLabels ? namesPx(named, numberPx) : 20, bottom: 24, left: 44 };
  const innerWidth = Math.max(40, widthPx - margin.left - margin.right);
  const innerHeight = Math.max(40, heightPx - margin.top - margin.bottom);
  const count = Math.max(1, periods.length);
  const values = lines.flatMap((line) => line.values.filter((value) => value !== undefined));
  const highest = Math.max(isShare ? 0.001 : 1, ...values);
  const scale = scaleLinear([0, highest], [margin.top + innerHeight, margin.top]).nice(4);
  const y = (value: number) => scale(value);
  const ticks = scale.ticks(4);
  return {
    left: margin.left,
    top: margin.top,
    innerWidth,
    innerHeight,
    shape: 'areas',
    columnWidth: 0,
    x: (index) => margin.left + (count === 1 ? innerWidth / 2 : (index / (count - 1)) * innerWidth),
    y,
    bands: [],
    xTicks: ticksOf(periods, Math.max(2, Math.floor(innerWidth / tickWidthPx))),
    yTicks: isShare ? ticks : ticks.filter(Number.isInteger),
    labels: hasLabels ? labelsOf(lines, lastComplete(periods), y) : [],
  };
}

/** Names at the right end, moved apart where lines end close together. */
function labelsOf(lines: readonly Line[], at: number, y: (value: number) => number): StackLayout['labels'] {
  const ends = lines
    .map(({ values, isQuiet }, index) => ({
      index,
      value: isQuiet ? undefined : values.slice(0, at + 1).findLast(isThere),
    }))
    .flatMap(({ index, value }) => (value === undefined ? [] : [{ index, share: value, y: y(value) }]))
    .toSorted((a, b) => a.y - b.y);
  let lowest = -Infinity;
  const apart = ends.map((end) => {
    lowest = Math.max(end.y, lowest + labelHeightPx);
    return { ...end, y: lowest };
  });
  // Those that were moved below the axis would lie on its ticks: they move up, and push up what is in their way.
  let highest = y(0) + labelHeightPx;
  return apart
    .toReversed()
    .map((end) => {
      highest = Math.min(end.y, highest - labelHeightPx);
      return { ...end, y: highest };
    })
    .toReversed();
}

const isThere = (value: number | undefined) => value !== undefined;
