import type { CreatedToken, NewToken, Token } from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const queryKey = ['tokens'];

export function useTokens(): UseQueryResult<Token[]> {
  const api = useApi();
  return useQuery({ queryKey, queryFn: async () => (await api.tokens()).tokens });
}

export function useCreateToken(): UseMutationResult<CreatedToken, Error, NewToken> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (token: NewToken) => api.createToken(token),
    onSuccess: () => askAgain(cache, queryKey),
  });
}

export function useDeleteToken(): UseMutationResult<void, Error, number> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.deleteToken(id),
    onSuccess: () => askAgain(cache, queryKey),
  });
}
