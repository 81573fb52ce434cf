import {
  NewSegmentSchema,
  SegmentChangeSchema,
  SegmentSchema,
  SegmentsSchema,
  type NewSegment,
  type SegmentChange,
} from '@usance/api';
import { checkPatterns, parseFilters, QueryError, writeFilters } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { DoneSchema } from '../../api-description.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';

const SegmentParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  segment: Type.String({ pattern: '^[1-9]\\d{0,9}$', description: 'the number of a segment' }),
});
type SegmentParams = Static<typeof SegmentParamsSchema>;

const path = '/api/v1/products/:id/segments';

/** Filters that people gave a name. */
export function segmentRoutes({ registry, warehouse, access, now }: Context) {
  /** The filter as it is kept. Throws a problem unless every report could be asked with it. */
  async function checked(filter: string): Promise<string> {
    try {
      const clauses = parseFilters(filter);
      await checkPatterns(warehouse, clauses);
      if (clauses.length > 0) return writeFilters(clauses);
    } catch (cause) {
      if (cause instanceof QueryError) throw new ProblemError(cause.code, cause.message, 'filter');
      throw cause;
    }
    throw new ProblemError('invalid-filter', 'a segment needs at least one filter, such as os=Windows', 'filter');
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      path,
      { schema: { summary: 'List segments', params: IdParamsSchema, response: { 200: SegmentsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { segments: await registry.segments.list(id) };
      },
    );

    app.post<{ Params: IdParams; Body: NewSegment }>(
      path,
      {
        schema: {
          summary: 'Give filters a name',
          params: IdParamsSchema,
          body: NewSegmentSchema,
          response: { 201: SegmentSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { name, filter } = request.body;
        const segment = { name, filter: await checked(filter), createdAt: now().toISOString() };
        return reply.code(201).send(await registry.segments.create(id, segment));
      },
    );

    app.patch<{ Params: SegmentParams; Body: SegmentChange }>(
      `${path}/:segment`,
      {
        schema: {
          summary: 'Change a segment',
          params: SegmentParamsSchema,
          body: SegmentChangeSchema,
          response: { 200: SegmentSchema },
        },
      },
      async (request) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { name, filter } = request.body;
        const segment = await registry.segments.change(id, Number(request.params.segment), {
          ...(name === undefined ? {} : { name }),
          ...(filter === undefined ? {} : { filter: await checked(filter) }),
        });
        if (segment === undefined) throw noSegment();
        return segment;
      },
    );

    app.delete<{ Params: SegmentParams }>(
      `${path}/:segment`,
      { schema: { summary: 'Delete a segment', params: SegmentParamsSchema, response: { 204: DoneSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        if (!(await registry.segments.remove(id, Number(request.params.segment)))) throw noSegment();
        return reply.code(204).send();
      },
    );
  };
}

const noSegment = () => new ProblemError('not-found', 'the product has no such segment');
