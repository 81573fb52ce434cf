import { NewReleaseSchema, ReleaseSchema, ReleasesSchema, type NewRelease } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { DoneSchema } from '../../api-description.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';

const ReleaseParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  release: Type.String({ pattern: '^[1-9]\\d{0,9}$', description: 'the number of a release' }),
});
type ReleaseParams = Static<typeof ReleaseParamsSchema>;

const path = '/api/v1/products/:id/releases';

/** Versions that came out, as a build tells of them. */
export function releaseRoutes({ registry, access, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      path,
      {
        schema: {
          summary: 'List releases, the latest first',
          params: IdParamsSchema,
          response: { 200: ReleasesSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { releases: await registry.releases.list(id) };
      },
    );

    app.post<{ Params: IdParams; Body: NewRelease }>(
      path,
      {
        schema: {
          summary: 'Say that a version came out',
          description:
            'Today, unless a `day` is given. A version that is known already is told anew, and keeps its number, so that a build may ' +
            'run twice.',
          params: IdParamsSchema,
          body: NewReleaseSchema,
          response: { 201: ReleaseSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { version, day = now().toISOString().slice(0, 10), note = '' } = request.body;
        const release = await registry.releases.put(id, { version, day, note: note.trim() === '' ? null : note });
        return reply.code(201).send(release);
      },
    );

    app.delete<{ Params: ReleaseParams }>(
      `${path}/:release`,
      { schema: { summary: 'Delete a release', params: ReleaseParamsSchema, response: { 204: DoneSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        if (!(await registry.releases.remove(id, Number(request.params.release))))
          throw new ProblemError('not-found', 'the product has no such release');
        return reply.code(204).send();
      },
    );
  };
}
