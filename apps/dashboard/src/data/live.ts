import type { LiveAnswer } from '@usance/api';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

const everyFewSecondsMs = 5_000;

/** Whom the server hears of right now. Asked again every few seconds, as long as the page can be seen. */
export function useLive(product: number, refreshMs = everyFewSecondsMs): UseQueryResult<LiveAnswer> {
  const api = useApi();
  return useQuery({
    queryKey: ['live', product],
    queryFn: ({ signal }) => api.live(product, signal),
    refetchInterval: refreshMs,
    refetchIntervalInBackground: false,
    staleTime: 0,
  });
}
