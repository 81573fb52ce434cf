import { useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

/** So many names are answered at most; among more, one may be missing that was seen. */
const mostFeatures = 200;
const mostExceptions = 1000;

/** What may never have been seen: `undefined` as the name where the page's own figures show that it was. */
export interface Sought {
  product: number;
  name: string | undefined;
  /** The product's first day with data. */
  firstDay: string | null;
}

/** Whether no installation ever used a feature, on any day and whatever the page filters by. */
export function useIsFeatureUnknown({ product, name, firstDay }: Sought): boolean {
  const api = useApi();
  const answer = useQuery({
    queryKey: ['feature-seen', product, name, firstDay],
    queryFn: async ({ signal }) => {
      const query = { search: name ?? '', limit: String(mostFeatures), from: firstDay ?? '' };
      const { features } = await api.features(product, { query, signal });
      return features.length < mostFeatures && features.every((feature) => feature.name !== name);
    },
    enabled: name !== undefined && firstDay !== null,
  });
  return answer.data === true && name !== undefined;
}

/** Whether an exception was never thrown, on any day and whatever the page filters by. */
export function useIsExceptionUnknown({ product, name, firstDay }: Sought): boolean {
  const api = useApi();
  const answer = useQuery({
    queryKey: ['exception-seen', product, name, firstDay],
    queryFn: async ({ signal }) => {
      const query = { limit: String(mostExceptions), from: firstDay ?? '' };
      const { rows } = await api.report(product, 'exceptions', { query, signal });
      return rows.length < mostExceptions && rows.every(({ fingerprint }) => fingerprint !== name);
    },
    enabled: name !== undefined && firstDay !== null,
  });
  return answer.data === true && name !== undefined;
}
