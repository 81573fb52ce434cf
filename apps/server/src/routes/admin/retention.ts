import { retentionCeilings, RetentionSchema, type Retention } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';

/** Of the past years, one a day. */
const listed = 1_000;

/** `GET /api/v1/products/{id}/retention`: how long what is kept, and what was deleted when. */
export function retentionRoute({ registry, access }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/retention',
      {
        schema: {
          summary: 'How long data are kept, and what was deleted when',
          params: IdParamsSchema,
          response: { 200: RetentionSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id, settings } = await findProduct(registry, request.params);
        const { keepSessionDays, keepEventsDays, identifierMonths } = settings;
        return {
          keepSessionDays,
          keepEventsDays,
          identifierMonths,
          ceilings: retentionCeilings,
          expiries: await registry.expiries.list(id, listed),
        } satisfies Retention;
      },
    );
  };
}
