import type { NewRelease, Release } from '@usance/api';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';
import { releasesKey } from './releases.ts';

/** A version that is there already is told anew. */
export function useCreateRelease(product: number): UseMutationResult<Release, Error, NewRelease> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (release: NewRelease) => api.createRelease(product, release),
    onSuccess: () => askAgain(cache, releasesKey(product)),
  });
}

export function useDeleteRelease(product: number): UseMutationResult<void, Error, number> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (release: number) => api.deleteRelease(product, release),
    onSuccess: () => askAgain(cache, releasesKey(product)),
  });
}
