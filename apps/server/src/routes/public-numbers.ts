import { PublicNumbersSchema, type Publication } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem-error.ts';
import { lifetimeThousandths } from './admin/publications.ts';

const KeyParamsSchema = Type.Object({ key: Type.String({ description: 'the product key' }) });

const perMinute = 60;

/** `GET /p/{key}/numbers.json`: what was published of a product, for everybody. */
export function publicNumbersRoute({ registry, origins }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: Static<typeof KeyParamsSchema> }>(
      '/p/:key/numbers.json',
      {
        schema: {
          summary: 'See what was published of a product',
          security: [],
          params: KeyParamsSchema,
          response: { 200: PublicNumbersSchema },
        },
      },
      async (request) => {
        origins.admit(request, 'numbers', perMinute);
        const product = (await registry.products.list()).find(({ key }) => key === request.params.key);
        if (product === undefined) throw new ProblemError('not-found', 'no product has this key');
        const made = await registry.publications.list(product.id);
        return {
          product: product.name,
          publications: made.flatMap(({ answer }) => (answer === null ? [] : [JSON.parse(answer) as Publication])), // written by the route that publishes
          spentThousandths: await registry.publications.spent(product.id),
          lifetimeThousandths,
        };
      },
    );
  };
}
