import { comparisons, intervals, type Comparison, type Interval } from './range.ts';
import type { SearchText } from './search-text.ts';

export const metrics = ['active', 'new', 'returning', 'lost'] as const;
export type Metric = (typeof metrics)[number];
/**
 * What only some pages have to choose, under the API's own words: the feature that a page is about, the steps of a funnel. A page checks
 * its own words, and takes its default for what it does not know.
 */
const settingKeys = [
  'exception',
  'feature',
  'goal',
  'mode',
  'property',
  'start',
  'steps',
  'unit',
  'what',
  'which',
  'window',
] as const;
export type Settings = Readonly<Partial<Record<(typeof settingKeys)[number], string>>>;

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
  /** The dimension that the main chart is split by, or `none`; `undefined` where the page decides. */
  by: string | undefined;
  /** Counts or shares; `undefined` where the page decides. */
  stack: 'count' | 'share' | undefined;
  /** Whether a loss counts on the day it was declared or on the day last seen. */
  lostOn: (typeof lostDates)[number];
  /** Everything else: filters in the API's grammar, by key. An unknown key is among them, so that the server can say so. */
  filters: Readonly<Record<string, string>>;
  settings: Settings;
}

export const defaultView: View = {
  from: '-29d',
  to: 'today',
  compare: 'previous',
  interval: undefined,
  metric: 'active',
  by: undefined,
  stack: undefined,
  lostOn: 'declared',
  filters: {},
  settings: {},
};

const ownKeys = new Set([...Object.keys(defaultView), ...settingKeys]);

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
    by: text['by'],
    stack: oneOf(['count', 'share'] as const, text['stack']),
    lostOn: oneOf(lostDates, text['lostOn']) ?? defaultView.lostOn,
    filters: Object.fromEntries(Object.entries(text).filter(([key]) => !ownKeys.has(key))),
    settings: Object.fromEntries(
      // One that is empty chooses nothing.
      settingKeys.map((key) => [key, text[key]]).filter((pair): pair is [string, string] => Boolean(pair[1])),
    ),
  };
}

/** Keys that an address gives more than once: which of the values was meant, nobody can know. */
export function repeatedKeys(search: SearchText): string[] {
  return Object.keys(search).filter((key) => Array.isArray(search[key]));
}

/** The parameters of a view, without what is the default anyway. */
export function writeView({ filters, settings, ...own }: View): SearchText {
  const changed = Object.entries(own).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== defaultView[pair[0] as keyof View],
  );
  return { ...Object.fromEntries(changed), ...settings, ...filters };
}

/** What stays when a page is left for another: which days, compared with what, of whom. */
export function keptOf({ from, to, compare, filters }: View): View {
  return { ...defaultView, from, to, compare, filters };
}

/** The word that the text is, if it is one of these. */
export function oneOf<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}
