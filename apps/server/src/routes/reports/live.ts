import { LiveAnswerSchema } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { requireInstallations } from '../../require-installations.ts';

/** `GET /api/v1/products/{id}/live`: who is heard of now. To be asked again every few seconds. */
export function liveRoute({ registry, access, live }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/live',
      {
        schema: {
          summary: 'Installations heard of now and in the last 30 minutes',
          params: IdParamsSchema,
          response: { 200: LiveAnswerSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'read');
        const { id, settings } = await findProduct(registry, request.params);
        requireInstallations(settings);
        void reply.header('cache-control', 'no-store');
        return live.answer(id);
      },
    );
  };
}
