import type { Audit, InstallationHistory } from '@usance/api';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const auditKey = (product: number) => ['audit', product];

/** Looks at one installation by its ID. A look is logged, so it is an action: nothing repeats it by itself, and nothing keeps its answer. */
export function useLookUp(product: number): UseMutationResult<InstallationHistory, Error, string> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (installation: string) => api.installation(product, { installation }),
    gcTime: 0,
    onSettled: () => askAgain(cache, auditKey(product)),
  });
}

/** A page of the audit log: what is older than an entry, or the newest. */
export function useAudit(product: number, before: number): UseQueryResult<Audit> {
  const api = useApi();
  return useQuery({
    queryKey: [...auditKey(product), before],
    queryFn: ({ signal }) => api.audit(product, { query: { before: String(before), limit: '20' }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
