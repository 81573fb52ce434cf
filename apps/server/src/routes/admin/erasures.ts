import { ErasureCountsSchema } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';

/** `GET /api/v1/products/{id}/erasures`: how many were asked for, and how many are not finished. Whose they were nobody knows. */
export function erasureRoutes({ registry, access }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/erasures',
      {
        schema: {
          summary: 'How many people had their data erased',
          params: IdParamsSchema,
          response: { 200: ErasureCountsSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return registry.erasures.count(id);
      },
    );
  };
}
