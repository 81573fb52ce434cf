import type { Band } from './stack-layout.ts';

/** A band's edges over one period, or their means over several that share a pixel. */
export interface Point extends Band {
  /** The period at which it is drawn. */
  at: number;
}

/** As many points as there are pixels at most: ten years of days would be paths of which nobody sees a quarter, drawn four times as slowly. */
export function thinBands(bands: readonly Band[], widthPx: number): Point[] {
  const size = Math.max(1, Math.ceil(bands.length / Math.max(1, widthPx)));
  const last = bands.length - 1;
  const points: Point[] = [];
  for (let from = 0; from <= last; from += size) {
    const to = Math.min(from + size - 1, last);
    let [low, high] = [0, 0];
    for (const band of bands.slice(from, to + 1)) {
      low += band.low;
      high += band.high;
    }
    const count = to - from + 1;
    // The ends stay where the axis begins and ends.
    const at = from === 0 ? 0 : to === last ? last : (from + to) / 2;
    points.push({ at, low: low / count, high: high / count });
  }
  return points;
}
