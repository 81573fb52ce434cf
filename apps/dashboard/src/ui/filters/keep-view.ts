import type { SearchText } from './search-text.ts';
import { keptOf, readView, writeView } from './view.ts';

/** The parameters that a link to another page takes along: days, comparison and filters, but nothing that only this page has. */
export function keepView(search: object): SearchText {
  return writeView(keptOf(readView(search as SearchText))); // parseSearchText makes nothing else
}
