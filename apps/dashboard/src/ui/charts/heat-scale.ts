/** One number of a heat table. */
export interface HeatCell {
  value: number;
  text: string;
  /** What it says in full, for whoever points at it or listens to it. */
  title: string;
  /** `base` is always the same and has no colour; `open` can still change and is only outlined. */
  state: 'scaled' | 'base' | 'open';
}

export interface HeatRow {
  key: string;
  label: string;
  /** The number in the second column, such as the size of a cohort. */
  size?: string;
  cells: readonly (HeatCell | undefined)[];
}

const steps = 9;

/** The numbers that colours stand for: those of the data, rounded outwards to 5 %, so that the whole ramp is used. */
export function heatDomain(rows: readonly HeatRow[]): [low: number, high: number] {
  const values = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell === undefined || cell.state !== 'scaled' ? [] : [cell.value])),
  );
  if (values.length === 0) return [0, 1];
  const low = Math.floor(Math.min(...values) * 20) / 20;
  return [low, Math.max(Math.ceil(Math.max(...values) * 20) / 20, low + 0.05)];
}

/** The step of the sequential ramp, `--s0` to `--s8`, that a value takes. */
export function heatStep(value: number, [low, high]: [low: number, high: number]): number {
  return Math.max(0, Math.min(steps - 1, Math.round(((value - low) / (high - low)) * (steps - 1))));
}
