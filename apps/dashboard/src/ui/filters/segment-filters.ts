import { parseSearchText, writeSearchText } from './search-text.ts';
import type { Names } from './useNames.ts';

type Filters = Readonly<Record<string, string>>;

/** Filters as a segment keeps them: the part of an address that reports understand. A segment names no other segment. */
export function segmentText({ segment: _segment, ...filters }: Filters): string {
  return writeSearchText(filters).slice(1);
}

/** What a segment stands for, in words. */
export function segmentWords(filter: string, names: Pick<Names, 'filter'>): string {
  return Object.entries(parseSearchText(filter))
    .flatMap(([key, value]) => (typeof value === 'string' ? [names.filter(key, value)] : []))
    .join(' · ');
}
