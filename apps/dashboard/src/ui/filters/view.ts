import { comparisons, intervals, type Comparison, type Interval } from './range.ts';
import type { SearchText } from './search-text.ts';

export const metrics = ['active', 'new', 'returning', 'lost'] as const;
export type Metric = (typeof metrics)[number];
export const lostDates = ['declared', 'seen'] as const;

/** What a page of numbers shows, as its address says it; whoever has the address sees the same. */
export interface View {
  /** First and last day, as the API reads them: `2026-11-01`, `-29d`, `today`. */
  from: string;
  to: string;
  compare: Comparison;
  /** `undefined` where the range decides. */
  interval: Interval | undefined;
  metric: Metric;
  /** The dimension that the main chart is split by, or `none`. */
  by: string;
  stack: 'count' | 'share';
  /** Whether a loss counts on the day it was declared or on the day last seen. */
  lostOn: (typeof lostDates)[number];
  /** Everything else: filters in the API's grammar, by key. An unknown key is among them, so that the server can say so. */
  filters: Readonly<Record<string, string>>;
}

export const defaultView: View = {
  from: '-29d',
  to: 'today',
  compare: 'previous',
  interval: undefined,
  metric: 'active',
  by: 'version',
  stack: 'count',
  lostOn: 'declared',
  filters: {},
};

const ownKeys = new Set(Object.keys(defaultView));

export function readView(search: SearchText): View {
  const text = Object.fromEntries(
    Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
  return {
    from: text['from'] ?? defaultView.from,
    to: text['to'] ?? defaultView.to,
    compare: oneOf(comparisons, text['compare']) ?? defaultView.compare,
    interval: oneOf(intervals, text['interval']),
    metric: oneOf(metrics, text['metric']) ?? defaultView.metric,
    by: text['by'] ?? defaultView.by,
    stack: oneOf(['count', 'share'] as const, text['stack']) ?? defaultView.stack,
    lostOn: oneOf(lostDates, text['lostOn']) ?? defaultView.lostOn,
    filters: Object.fromEntries(Object.entries(text).filter(([key]) => !ownKeys.has(key))),
  };
}

/** Keys that an address gives more than once: which of the values was meant, nobody can know. */
export function repeatedKeys(search: SearchText): string[] {
  return Object.keys(search).filter((key) => Array.isArray(search[key]));
}

/** The parameters of a view, without what is the default anyway. */
export function writeView({ filters, ...own }: View): SearchText {
  const changed = Object.entries(own).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== defaultView[pair[0] as keyof View],
  );
  return { ...Object.fromEntries(changed), ...filters };
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}
