/** One value's numbers over time, one for each period of the axis. */
export interface Series {
  key: string;
  label: string;
  /** A CSS colour, as a rule a variable of tokens.css. */
  color: string;
  values: readonly number[];
  /** Drawn from zero downwards: what goes, below what comes. */
  isBelow?: boolean;
}

/** One step of the time axis. */
export interface Period {
  /** The period's first day. */
  start: string;
  /** Short, for the axis: `Nov 23`. */
  tick: string;
  /** In full, for the tooltip: `Mon, Nov 23, 2026`. */
  title: string;
  /** Whether its number will still change, or is only a part of the period. */
  isIncomplete: boolean;
  /** Versions that came out in it. */
  releases?: readonly string[];
}

/** A line to compare the whole with: the previous period's total. */
export interface Comparator {
  label: string;
  values: readonly (number | undefined)[];
  titles: readonly (string | undefined)[];
}
