import type { NewSegment, Segment, SegmentChange } from '@usance/api';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

const queryKey = (product: number) => ['segments', product];

/** The product's saved filters, by name. */
export function useSegments(product: number): UseQueryResult<Segment[]> {
  const api = useApi();
  return useQuery({
    queryKey: queryKey(product),
    queryFn: async ({ signal }) => (await api.segments(product, signal)).segments,
  });
}

export function useCreateSegment(product: number): UseMutationResult<Segment, Error, NewSegment> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (segment: NewSegment) => api.createSegment(product, segment),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}

export function useChangeSegment(product: number, id: number): UseMutationResult<Segment, Error, SegmentChange> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: SegmentChange) => api.changeSegment(product, id, change),
    async onSuccess() {
      await askAgain(cache, queryKey(product));
      // What a question with the segment's name means is another thing now.
      await askAgain(cache, ['report', product]);
    },
  });
}

export function useDeleteSegment(product: number, id: number): UseMutationResult<void, Error, void> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.deleteSegment(product, id),
    onSuccess: () => askAgain(cache, queryKey(product)),
  });
}
