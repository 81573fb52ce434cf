import type { ReportAnswer, ReportName } from '@usance/api';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** A report's parameters and filters, as in the API's address. */
export type ReportQuery = Record<string, string | undefined>;

/** How often an open page asks again; session days arrive all the time. */
const refreshMs = 60_000;

/**
 * Asks a report. While a new question is on its way the last answer stays, marked as a placeholder; `undefined` as the
 * query asks nothing.
 */
export function useReport<Name extends ReportName>(
  product: number,
  name: Name,
  query: ReportQuery | undefined,
): UseQueryResult<ReportAnswer<Name>> {
  const api = useApi();
  return useQuery({
    queryKey: ['report', product, name, query],
    queryFn: ({ signal }) => api.report(product, name, { query: query ?? {}, signal }),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
}
