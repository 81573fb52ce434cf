import type { Release } from '@usance/api';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

export const releasesKey = (product: number) => ['releases', product];

/** When which version came out, as the vendor said, the latest first. */
export function useReleases(product: number): UseQueryResult<Release[]> {
  const api = useApi();
  return useQuery({
    queryKey: releasesKey(product),
    queryFn: async ({ signal }) => (await api.releases(product, signal)).releases,
  });
}
