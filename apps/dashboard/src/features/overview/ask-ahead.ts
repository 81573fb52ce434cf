import type { ApiClient, ReportName } from '@usance/api';
import type { QueryClient } from '@tanstack/react-query';
import { daysQuery } from '../../data/products.ts';
import { reportQuery, type ReportQuery } from '../../data/reports.ts';
import { today } from '../../ui/filters/day.ts';
import type { SearchText } from '../../ui/filters/search-text.ts';
import { readView } from '../../ui/filters/view.ts';
import { barsQuery } from '../../ui/report/bars-query.ts';
import { questionOf } from '../../ui/report/question.ts';
import { narrowScreen } from '../../ui/report/useQuestion.ts';
import { bandsQuestion, comparedCourseQuery, countriesQuery, courseQuery, splitUnlessSaid } from './first-questions.ts';
import { worldMapQuery } from './world-map.ts';

/**
 * Asks what the top of the Overview shows while its code still comes, in the order in which it is looked at: a browser asks a server six things at a
 * time. The page then finds its answers on their way.
 */
export function askAhead(
  { api, cache }: { api: ApiClient; cache: QueryClient },
  { product, search }: { product: number; search: SearchText },
): void {
  const isNarrow = matchMedia(narrowScreen).matches;
  const question = questionOf(readView(search), { now: today(), isNarrow, by: splitUnlessSaid });
  const { retry = false } = cache.getDefaultOptions().queries ?? {};
  const ask = (name: ReportName, query: ReportQuery | undefined) =>
    query && void cache.prefetchQuery({ ...reportQuery(api, { product, name, query }), retry });
  void cache.prefetchQuery({ ...daysQuery(api, product), retry }); // a moment's work, on which what is compared with depends
  ask('activity', courseQuery(question));
  const bands = bandsQuestion(question);
  ask(bands?.report ?? 'breakdown', bands?.query);
  ask('activity', comparedCourseQuery(question));
  ask('breakdown', countriesQuery(question));
  ask('breakdown', barsQuery(question, 'version'));
  void cache.prefetchQuery(worldMapQuery);
}
