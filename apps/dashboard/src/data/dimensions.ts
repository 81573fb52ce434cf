import type { Dimension, DimensionValues } from '@usance/api';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** Everything that the product's reports can filter and split by. */
export function useDimensions(product: number): UseQueryResult<Dimension[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['dimensions', product],
    queryFn: async ({ signal }) => (await api.dimensions(product, signal)).dimensions,
  });
}

/** Known values of a dimension that contain the text, most used first. */
export function useDimensionValues(
  product: number,
  dimension: string,
  search = '',
): UseQueryResult<DimensionValues['values']> {
  const api = useApi();
  return useQuery({
    queryKey: ['dimension-values', product, dimension, search],
    queryFn: async ({ signal }) => {
      const query = { limit: '300', ...(search === '' ? {} : { search }) };
      return (await api.dimensionValues(product, dimension, { query, signal })).values;
    },
    placeholderData: keepPreviousData,
  });
}
