import { NewViewSchema, ViewSchema, ViewsSchema, type NewView } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { DoneSchema } from '../../api-description.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';

const ViewParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  view: Type.String({ pattern: '^[1-9]\\d{0,9}$', description: 'the number of a view' }),
});
type ViewParams = Static<typeof ViewParamsSchema>;

const path = '/api/v1/products/:id/views';

/** Pages of the dashboard that people gave a name. */
export function viewRoutes({ registry, access, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      path,
      { schema: { summary: 'List saved views', params: IdParamsSchema, response: { 200: ViewsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { views: await registry.views.list(id) };
      },
    );

    app.post<{ Params: IdParams; Body: NewView }>(
      path,
      {
        schema: { summary: 'Save a view', params: IdParamsSchema, body: NewViewSchema, response: { 201: ViewSchema } },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { name, page, query } = request.body;
        const view = { name: name.trim(), page, query, createdAt: now().toISOString() };
        return reply.code(201).send(await registry.views.create(id, view));
      },
    );

    app.delete<{ Params: ViewParams }>(
      `${path}/:view`,
      { schema: { summary: 'Delete a saved view', params: ViewParamsSchema, response: { 204: DoneSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        if (!(await registry.views.remove(id, Number(request.params.view))))
          throw new ProblemError('not-found', 'the product has no such view');
        return reply.code(204).send();
      },
    );
  };
}
