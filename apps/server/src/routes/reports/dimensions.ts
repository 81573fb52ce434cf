import { DataDaysSchema, DimensionsSchema, DimensionValuesSchema, KnownFeaturesSchema } from '@usance/api';
import {
  dataDays,
  dimensionValues,
  knownFeatures,
  KnownParamsSchema,
  listDimensions,
  parseKnownQuestion,
  type KnownQuestion,
  type RawParameters,
  type ReportContext,
} from '@usance/reports';
import type { QueryOptions } from '@usance/warehouse';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { reportContext } from './report-context.ts';
import { sendAnswer } from './send-answer.ts';

const ValuesParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  name: Type.String({ description: 'a dimension: `os`, `property.theme`' }),
});

type Asked = FastifyRequest<{ Params: IdParams; Querystring: RawParameters }>;

/** What is known when something is looked for. */
type Asking = Pick<ReportContext, 'today' | 'declared'> & { options: QueryOptions };

/** What there is to ask about: days, dimensions and their values, features. All that a bar of filters needs. */
export function dimensionRoutes({ registry, warehouse, access, answers, directory, now }: Context) {
  /** Answers in JSON what can be remembered as long as the product's data stays the same. */
  async function answer(
    request: Asked,
    reply: FastifyReply,
    find: (productId: number, asked: Asking) => Promise<object>,
  ): Promise<FastifyReply> {
    await access.require(request, 'read');
    const product = await findProduct(registry, request.params);
    const { today, declared, timeoutMs } = reportContext(product, { directory, now });
    return sendAnswer(request, reply, {
      answers,
      mediaType: 'application/json',
      productId: product.id,
      key: JSON.stringify([request.routeOptions.url, request.params, today, declared, Object.entries(request.query)]),
      make: async (signal) =>
        JSON.stringify(await find(product.id, { today, declared, options: { timeoutMs, signal } })),
    });
  }

  /** Finds what is known in the range that a request asks for, or in the last days that have data. */
  async function known<Found extends object>(
    { query }: { query: RawParameters },
    productId: number,
    { today, find }: { today: string; find(question: KnownQuestion): Promise<Found> },
  ): Promise<Found & { from: string; to: string }> {
    const { lastDay } = await dataDays(warehouse, productId);
    const question = parseKnownQuestion(query, { today, lastDay });
    return { ...(await find(question)), from: question.from, to: question.to };
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams; Querystring: RawParameters }>(
      '/api/v1/products/:id/days',
      {
        schema: {
          summary: 'First and last day that has data',
          params: IdParamsSchema,
          response: { 200: DataDaysSchema },
        },
      },
      async (request, reply) => answer(request, reply, (id) => dataDays(warehouse, id)),
    );

    app.get<{ Params: IdParams; Querystring: RawParameters }>(
      '/api/v1/products/:id/dimensions',
      { schema: { summary: 'List dimensions', params: IdParamsSchema, response: { 200: DimensionsSchema } } },
      async (request, reply) =>
        answer(request, reply, async (id) => ({ dimensions: await listDimensions(warehouse, id) })),
    );

    app.get<{ Params: Static<typeof ValuesParamsSchema>; Querystring: RawParameters }>(
      '/api/v1/products/:id/dimensions/:name/values',
      {
        schema: {
          summary: 'Known values of a dimension, most used first',
          params: ValuesParamsSchema,
          querystring: KnownParamsSchema,
          response: { 200: DimensionValuesSchema },
        },
      },
      async (request, reply) =>
        answer(request, reply, async (id, { today, declared, options }) =>
          known(request, id, {
            today,
            find: async (question) => ({
              values: await dimensionValues(warehouse, id, {
                ...question,
                name: request.params.name,
                declared,
                options,
              }),
            }),
          }),
        ),
    );

    app.get<{ Params: IdParams; Querystring: RawParameters }>(
      '/api/v1/products/:id/features',
      {
        schema: {
          summary: 'Known features, those of most installations first',
          params: IdParamsSchema,
          querystring: KnownParamsSchema,
          response: { 200: KnownFeaturesSchema },
        },
      },
      async (request, reply) =>
        answer(request, reply, async (id, { today, options }) =>
          known(request, id, {
            today,
            find: async (question) => ({ features: await knownFeatures(warehouse, id, { ...question, options }) }),
          }),
        ),
    );
  };
}
