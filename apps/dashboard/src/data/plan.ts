import type { NewPlan, PlanHistory, PlanPreview, PlanPublication, PublishedPlan } from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';
import { hasCode } from './query-client.ts';

/** The plan in force; `null` while the product has none. */
export function usePlan(product: number): UseQueryResult<PublishedPlan | null> {
  const api = useApi();
  return useQuery({
    queryKey: ['plan', product],
    queryFn: async ({ signal }) => {
      try {
        return await api.plan(product, signal);
      } catch (error) {
        if (hasCode(error, 'not-found')) return null;
        throw error;
      }
    },
  });
}

/** Every plan that was published, the newest first. */
export function usePlanHistory(product: number): UseQueryResult<PlanHistory> {
  const api = useApi();
  return useQuery({
    queryKey: ['plans', product],
    queryFn: async ({ signal }) => (await api.plans(product, signal)).plans,
  });
}

/** Asks what publishing a plan would come to. */
export function usePreviewPlan(product: number): UseMutationResult<PlanPreview> {
  const api = useApi();
  return useMutation({ mutationFn: (plan: unknown) => api.previewPlan(product, { plan }) });
}

export function usePublishPlan(product: number): UseMutationResult<PlanPublication, Error, NewPlan> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (plan: NewPlan) => api.putPlan(product, plan),
    async onSuccess() {
      const changed = ['plan', 'plans', 'privacy-changes'];
      await Promise.all(changed.map((name) => askAgain(cache, [name, product])));
    },
  });
}
