import type { ApiClient, ReportAnswer, ReportDescription, ReportName } from '@usance/api';
import {
  keepPreviousData,
  queryOptions,
  useIsFetching,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from './api-context.tsx';

/** A report's parameters and filters, as in the API's address. */
export type ReportQuery = Record<string, string | undefined>;

/** How often an open page asks again; session days arrive all the time. */
const refreshMs = 60_000;

/** An answer, and a way to call off the question while it is on its way. */
export type Asking<Answer> = UseQueryResult<Answer> & { cancel?: () => void };

export interface ReportAsked<Name extends ReportName> {
  product: number;
  name: Name;
  query: ReportQuery | undefined;
}

/** A question to a report, which the cache knows by all that it asks. */
export const reportQuery = <Name extends ReportName>(api: ApiClient, { product, name, query }: ReportAsked<Name>) =>
  queryOptions({
    queryKey: ['report', product, name, query],
    queryFn: ({ signal }) => api.report(product, name, { query: query ?? {}, signal }),
  });

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
  const asked = reportQuery(api, { product, name, query });
  const answer = useQuery({
    ...asked,
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data === undefined ? false : refreshMs),
  });
  return { ...answer, cancel: () => void cache.cancelQueries({ queryKey: asked.queryKey, exact: true }) };
}

/** Forgets what reports said of a product, so that it is asked anew wherever it is shown next. */
export function useForgetReports(): (product: number) => void {
  const cache = useQueryClient();
  return useCallback((product) => cache.removeQueries({ queryKey: ['report', product] }), [cache]);
}

/** Whether any report is on its way. */
export const useIsAsking = (): boolean => useIsFetching({ queryKey: ['report'] }) > 0;

/** What every report says about itself: its parameters, and what exactly its numbers mean. */
export function useReportDescriptions(): UseQueryResult<ReportDescription[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['report-descriptions'],
    queryFn: async () => (await api.reports()).reports,
    staleTime: Infinity,
  });
}
