import type { NewView, View } from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const queryKey = (product: number) => ['views', product];

/** The product's saved views, by name. */
export function useViews(product: number): UseQueryResult<View[]> {
  const api = useApi();
  return useQuery({
    queryKey: queryKey(product),
    queryFn: async ({ signal }) => (await api.views(product, signal)).views,
  });
}

export function useCreateView(product: number): UseMutationResult<View, Error, NewView> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (view: NewView) => api.createView(product, view),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}

export function useDeleteView(product: number): UseMutationResult<void, Error, number> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (view: number) => api.deleteView(product, view),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}
