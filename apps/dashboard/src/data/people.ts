import type {
  Account,
  AccountChange,
  AccountWithLink,
  NewAccount,
  NewPassword,
  PasswordChange,
  PeopleChange,
  Person,
} from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const queryKey = ['people'];

export function usePeople(): UseQueryResult<Account[]> {
  const api = useApi();
  return useQuery({ queryKey: [...queryKey, 'all'], queryFn: async () => (await api.people()).people });
}

export function usePeopleChanges(): UseQueryResult<PeopleChange[]> {
  const api = useApi();
  return useQuery({ queryKey: [...queryKey, 'changes'], queryFn: async () => (await api.peopleChanges()).changes });
}

export function useInvite(): UseMutationResult<AccountWithLink, Error, NewAccount> {
  const api = useApi();
  return usePeopleMutation((account: NewAccount) => api.invite(account));
}

export function useMakeLink(): UseMutationResult<AccountWithLink, Error, number> {
  const api = useApi();
  return usePeopleMutation((id: number) => api.makePasswordLink(id));
}

export function useChangePerson(): UseMutationResult<Account, Error, AccountChange & { id: number }> {
  const api = useApi();
  return usePeopleMutation(({ id, role }: AccountChange & { id: number }) => api.changePerson(id, { role }));
}

export function useRemovePerson(): UseMutationResult<void, Error, number> {
  const api = useApi();
  return usePeopleMutation((id: number) => api.removePerson(id));
}

/** Whoever changes or removes themselves may see less from then on, so the session is asked about again. */
function usePeopleMutation<Answer, Input>(change: (input: Input) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation<Answer, Error, Input>({
    mutationFn: change,
    async onSuccess() {
      await askAgain(cache, ['session']);
      await askAgain(cache, queryKey);
    },
  });
}

/** Sets a password with a one-time link, and signs in. */
export function useSetPassword(): UseMutationResult<Person, Error, NewPassword> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (password: NewPassword) => api.setPassword(password),
    onSuccess: (person) => cache.setQueryData(['session'], person),
  });
}

export function useChangePassword(): UseMutationResult<void, Error, PasswordChange> {
  const api = useApi();
  return useMutation({ mutationFn: (change: PasswordChange) => api.changePassword(change) });
}

export function useEndOtherSessions(): UseMutationResult<void, Error, void> {
  const api = useApi();
  return useMutation({ mutationFn: () => api.endOtherSessions() });
}
