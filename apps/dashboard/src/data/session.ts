import type { ApiClient, Credentials, NewOwner, Person, Scope } from '@usance/api';
import {
  queryOptions,
  useMutation,
  useQueryClient,
  useSuspenseQuery,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { mayDo } from './roles.ts';

/** Who is signed in. Its error means that nobody is. */
export const sessionQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['session'], queryFn: () => api.me(), staleTime: 5 * 60_000, retry: false });

export const setupQuery = (api: ApiClient) => queryOptions({ queryKey: ['setup'], queryFn: () => api.setup() });

export function usePerson(): Person {
  return useSuspenseQuery(sessionQuery(useApi())).data;
}

/** Whether the person who is signed in may do what a scope says. */
export function useMay(scope: Scope): boolean {
  return mayDo(usePerson().role, scope);
}

export function useSignIn(): UseMutationResult<Person, Error, Credentials> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => api.signIn(credentials),
    onSuccess: (person) => cache.setQueryData(['session'], person),
  });
}

export function useCreateOwner(): UseMutationResult<Person, Error, NewOwner> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (owner: NewOwner) => api.createOwner(owner),
    onSuccess(person) {
      cache.setQueryData(['session'], person);
      cache.setQueryData(['setup'], { needed: false });
    },
  });
}

/** Signs out and forgets everything that was read with the session. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({ mutationFn: () => api.signOut(), onSuccess: () => cache.clear() });
}
