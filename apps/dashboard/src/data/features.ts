import type { KnownFeatures } from '@usance/api';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** Known features whose name contains the text, those of most installations first. */
export function useKnownFeatures(product: number, search = ''): UseQueryResult<KnownFeatures['features']> {
  const api = useApi();
  return useQuery({
    queryKey: ['known-features', product, search],
    queryFn: async ({ signal }) => {
      const query = { limit: '200', ...(search === '' ? {} : { search }) };
      return (await api.features(product, { query, signal })).features;
    },
    placeholderData: keepPreviousData,
  });
}
