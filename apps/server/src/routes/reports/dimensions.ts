import { DimensionsSchema, DimensionValuesSchema } from '@usance/api';
import { dimensionValues, listDimensions } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';

const ValuesParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  name: Type.String({ description: 'a dimension: `os`, `property.theme`' }),
});
const ValuesQuerySchema = Type.Object({
  search: Type.Optional(Type.String({ description: 'Only values that contain this, in any case' })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000, default: 50, description: 'How many values at most' }),
  ),
});

/** What there is to filter and split by. */
export function dimensionRoutes({ registry, warehouse, access }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/dimensions',
      { schema: { summary: 'List dimensions', params: IdParamsSchema, response: { 200: DimensionsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { dimensions: await listDimensions(warehouse, id) };
      },
    );

    app.get<{ Params: Static<typeof ValuesParamsSchema>; Querystring: Record<string, string | string[] | undefined> }>(
      '/api/v1/products/:id/dimensions/:name/values',
      {
        schema: {
          summary: 'Known values of a dimension, most used first',
          params: ValuesParamsSchema,
          querystring: ValuesQuerySchema,
          response: { 200: DimensionValuesSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        const { search = '', limit = '50' } = request.query;
        if (typeof search !== 'string') throw new ProblemError('invalid-request', 'search is given twice', 'search');
        if (typeof limit !== 'string' || !/^(?:[1-9]\d{0,2}|1000)$/.test(limit))
          throw new ProblemError('invalid-request', 'limit must be a whole number from 1 to 1000', 'limit');
        return {
          values: await dimensionValues(warehouse, id, {
            name: request.params.name,
            search,
            limit: Number(limit),
          }),
        };
      },
    );
  };
}
