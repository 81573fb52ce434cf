import type { NewShare } from '@usance/api';
import type { View } from '../filters/view.ts';

/** What a share can show: the whole of a report, or a breakdown by one of the usual dimensions. */
export const wholeReports = ['activity', 'features', 'retention'] as const;
export const sharedDimensions = ['version', 'edition', 'os', 'country', 'language', 'licenseType'] as const;

/** One of them as a form's choice: `activity`, `by:os`. */
export type Shown = (typeof wholeReports)[number] | `by:${(typeof sharedDimensions)[number]}`;

/** What a page is about, as far as it can be shared, by the path below its product. */
export function shownOn(page: string): Shown {
  if (page.startsWith('retention')) return 'retention';
  if (page.startsWith('features')) return 'features';
  if (page.startsWith('versions')) return 'by:version';
  if (page.startsWith('platforms')) return 'by:os';
  if (page.startsWith('world')) return 'by:country';
  return page.startsWith('licences') ? 'by:licenseType' : 'activity';
}

/** The question of a share, with a page's days and filters. */
export function questionOf(
  shown: Shown,
  { from, to, filters }: View,
  interval: string,
): Pick<NewShare, 'report' | 'query'> {
  const base = { ...filters, from, to };
  if (shown === 'features') return { report: shown, query: base };
  if (shown === 'activity' || shown === 'retention') return { report: shown, query: { ...base, interval } };
  return { report: 'breakdown', query: { ...base, by: shown.slice('by:'.length) } };
}
