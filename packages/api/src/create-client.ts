import { createApiClient, type ApiClient } from './client.ts';
import type { Product } from './product.ts';
import { createReportsClient, type ReportsClient } from './reports-client.ts';

export interface ClientOptions {
  /** Where the server is: `https://usance.example.com`. */
  url: string;
  /** An access token with the scopes that the calls need; `read` for reports. */
  token: string;
}

/** A server, as a script asks it. Every call rejects with an `ApiError`, or with the signal's reason. */
export interface Client {
  products(): Promise<Product[]>;
  /** What is known of one product, by its number. */
  product(id: number): ProductClient;
  /** Every route of the API as a function. */
  api: ApiClient;
}

export interface ProductClient {
  id: number;
  reports: ReportsClient;
}

/** Opens nothing yet: the first call does. */
export function createClient({ url, token }: ClientOptions): Client {
  const api = createApiClient({ baseUrl: url.replace(/\/+$/, ''), token });
  return {
    api,
    products: async () => (await api.products()).products,
    product: (id) => ({ id, reports: createReportsClient(api, id) }),
  };
}
