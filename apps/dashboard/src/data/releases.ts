import type { Release } from '@usance/api';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** When which version came out, as the vendor said. */
export function useReleases(product: number): UseQueryResult<Release[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['releases', product],
    queryFn: async ({ signal }) => (await api.releases(product, signal)).releases,
  });
}
