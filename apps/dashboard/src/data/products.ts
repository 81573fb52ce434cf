import type { ApiClient, Arrival, DataDays, NewProduct, Product, ProductChange } from '@usance/api';
import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { askAgain } from './ask-again.ts';

export const productsQuery = (api: ApiClient) =>
  queryOptions({ queryKey: ['products'], queryFn: async () => (await api.products()).products });

/** All products. The router has them in the cache before a page that needs them is shown. */
export function useProducts(): Product[] {
  return useSuspenseQuery(productsQuery(useApi())).data;
}

/** One of the products; the router shows no page of a product that does not exist. */
export function useProduct(id: number): Product {
  const product = useProducts().find((candidate) => candidate.id === id);
  if (!product) throw new Error(`There is no product ${id}.`);
  return product;
}

export function useCreateProduct(): UseMutationResult<Product, Error, NewProduct> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (product: NewProduct) => api.createProduct(product),
    onSuccess: (product) => cache.setQueryData(productsQuery(api).queryKey, (old: Product[] = []) => [...old, product]),
  });
}

export function useChangeProduct(id: number): UseMutationResult<Product, Error, ProductChange> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: ProductChange) => api.changeProduct(id, change),
    async onSuccess(changed) {
      cache.setQueryData(productsQuery(api).queryKey, (old: Product[] = []) =>
        old.map((product) => (product.id === id ? changed : product)),
      );
      // Settings such as the days until an installation is lost change what the reports say.
      await askAgain(cache, ['report', id]);
    },
  });
}

export function useDeleteProduct(id: number): UseMutationResult<void, Error, void> {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.deleteProduct(id),
    onSuccess() {
      cache.setQueryData(productsQuery(api).queryKey, (old: Product[] = []) =>
        old.filter((product) => product.id !== id),
      );
    },
  });
}

/** The days of which a product has anything. Once something arrived, something has arrived. */
export const daysQuery = (api: ApiClient, id: number) =>
  queryOptions<DataDays>({
    queryKey: ['days', id],
    queryFn: ({ signal }) => api.days(id, signal),
    staleTime: ({ state }) => (state.data && state.data.firstDay !== null ? Infinity : 0),
  });

export const useDays = (id: number): UseQueryResult<DataDays> => useQuery(daysQuery(useApi(), id));

/** How much has arrived for a product, all of which is counted to say so; `everyMs` asks again and again until something has. */
export function useArrival(id: number, everyMs?: number): UseQueryResult<Arrival> {
  const api = useApi();
  return useQuery({
    queryKey: ['arrival', id],
    queryFn: ({ signal }) => api.arrival(id, signal),
    staleTime: ({ state }) => (state.data && state.data.sessionDays > 0 ? Infinity : 0),
    refetchInterval: ({ state }) =>
      everyMs === undefined || (state.data && state.data.sessionDays > 0) ? false : everyMs,
  });
}
