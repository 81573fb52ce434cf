import type {
  Backup,
  DocumentList,
  ErasureCounts,
  HandledRequest,
  HandledRightsRequest,
  NewRightsRequest,
  PrivacyProfile,
  ProofSummary,
  PublishedPrivacyChange,
  Retention,
} from '@usance/api';
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

/** How long what is kept, and what was deleted when. */
export function useRetention(product: number): UseQueryResult<Retention> {
  const api = useApi();
  return useQuery({ queryKey: ['retention', product], queryFn: ({ signal }) => api.retention(product, signal) });
}

/** What changed for the product's users, the newest first. */
export function usePrivacyChanges(product: number): UseQueryResult<PublishedPrivacyChange[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['privacy-changes', product],
    queryFn: async ({ signal }) => (await api.privacyChanges(product, signal)).changes,
  });
}

/** Requests that the vendor handled, and how many erasures there were in all. */
export function useRequests(product: number): UseQueryResult<{ requests: HandledRequest[]; counts: ErasureCounts }> {
  const api = useApi();
  return useQuery({
    queryKey: ['requests', product],
    queryFn: async ({ signal }) => {
      const [{ requests }, counts] = await Promise.all([api.requests(product, signal), api.erasures(product)]);
      return { requests, counts };
    },
    // An erasure that is under way is done after a while.
    refetchInterval: ({ state }) => (state.data && state.data.counts.open > 0 ? 10_000 : false),
  });
}

/** Helps a person who asked. The answer is theirs, so it stays in no cache. */
export function useHandleRequest(product: number): UseMutationResult<HandledRightsRequest, Error, NewRightsRequest> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: NewRightsRequest) => api.handleRequest(product, request),
    gcTime: 0,
    async onSuccess() {
      await askAgain(cache, ['requests', product]);
      await askAgain(cache, ['audit', product]);
    },
  });
}

/** The last proof of the server, and its last backup if the person may hear of it; `undefined` where there was none. */
export function useServerState({
  withBackup,
}: {
  withBackup: boolean;
}): UseQueryResult<{ proof: ProofSummary | undefined; backup: Backup | undefined }> {
  const api = useApi();
  return useQuery({
    queryKey: ['server-state', withBackup],
    queryFn: async () => {
      const [{ proofs }, { backups }] = await Promise.all([api.proofs(), withBackup ? api.backups() : { backups: [] }]);
      return { proof: proofs[0], backup: backups[0] };
    },
  });
}

export function useDocumentList(product: number): UseQueryResult<DocumentList> {
  const api = useApi();
  return useQuery({ queryKey: ['documents', product], queryFn: () => api.documents(product) });
}

/** One document as it is written today. */
export function useDocument(product: number, name: string, language: string): UseQueryResult<string> {
  const api = useApi();
  return useQuery({
    queryKey: ['document', product, name, language],
    queryFn: ({ signal }) => api.document(product, name, { query: { language, format: 'text' }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function usePrivacyProfile(product: number): UseQueryResult<PrivacyProfile> {
  const api = useApi();
  return useQuery({
    queryKey: ['privacy-profile', product],
    queryFn: ({ signal }) => api.privacyProfile(product, signal),
  });
}

export function useSavePrivacyProfile(product: number): UseMutationResult<PrivacyProfile, Error, PrivacyProfile> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (profile: PrivacyProfile) => api.putPrivacyProfile(product, profile),
    async onSuccess(profile) {
      cache.setQueryData(['privacy-profile', product], profile);
      // The documents say what stands in it.
      await askAgain(cache, ['document', product]);
    },
  });
}
