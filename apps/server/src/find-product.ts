import type { Product, ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import type { IdParams } from './id-params.ts';
import { ProblemError } from './problem-error.ts';

/** The product of a path, or a `not-found` problem. */
export async function findProduct(registry: Registry<ProductSettings>, { id }: IdParams): Promise<Product> {
  const product = await registry.products.find(Number(id));
  if (product === undefined)
    throw new ProblemError('not-found', `there is no product ${id}; GET /api/v1/products lists them`);
  return product;
}
