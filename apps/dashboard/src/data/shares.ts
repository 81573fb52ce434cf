import type { CreatedShare, NewShare, Share, SharedAnswer } from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const queryKey = (product: number) => ['shares', product];

export function useShares(product: number): UseQueryResult<Share[]> {
  const api = useApi();
  return useQuery({
    queryKey: queryKey(product),
    queryFn: async ({ signal }) => (await api.shares(product, signal)).shares,
  });
}

export function useCreateShare(product: number): UseMutationResult<CreatedShare, Error, NewShare> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (share: NewShare) => api.createShare(product, share),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}

export function useEndShare(product: number): UseMutationResult<void, Error, number> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (share: number) => api.endShare(product, share),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}

/** What a link shows, to whoever has it. */
export function useShared(secret: string): UseQueryResult<SharedAnswer> {
  const api = useApi();
  return useQuery({ queryKey: ['shared', secret], queryFn: ({ signal }) => api.shared(secret, signal) });
}
