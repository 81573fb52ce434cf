import type { ReportAnswer, ReportDescription, ReportName } from '@usance/api';
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** A report's parameters and filters, as in the API's address. */
export type ReportQuery = Record<string, string | undefined>;

/** How often an open page asks again; session days arrive all the time. */
const refreshMs = 60_000;

/** An answer, and a way to call off the question while it is on its way. */
export type Asking<Answer> = UseQueryResult<Answer> & { cancel?: () => void };

/**
 * Asks a report. While a new question is on its way the last answer stays, marked as a placeholder; `undefined` as the
 * query asks nothing.
 */
export function useReport<Name extends ReportName>(
  product: number,
  name: Name,
  query: ReportQuery | undefined,
): Asking<ReportAnswer<Name>> {
  const api = useApi();
  const cache = useQueryClient();
  const queryKey = ['report', product, name, query];
  const answer = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.report(product, name, { query: query ?? {}, signal }),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data === undefined ? false : refreshMs),
  });
  return { ...answer, cancel: () => void cache.cancelQueries({ queryKey, exact: true }) };
}

/** What every report says about itself: its parameters, and what exactly its numbers mean. */
export function useReportDescriptions(): UseQueryResult<ReportDescription[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['report-descriptions'],
    queryFn: async () => (await api.reports()).reports,
    staleTime: Infinity,
  });
}
