import { AuditCheckParamsSchema, AuditCheckSchema, AuditParamsSchema, AuditSchema } from '@usance/api';
import { readOwnParameters, type RawParameters } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';

/** `GET /api/v1/products/{id}/audit`: who looked at what needs a reason; `…/check`: whether that is as it was written. */
export function auditRoutes({ registry, access, linkAudit }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams; Querystring: RawParameters }>(
      '/api/v1/products/:id/audit',
      {
        schema: {
          summary: 'Who looked at single installations, the latest first',
          params: IdParamsSchema,
          querystring: AuditParamsSchema,
          response: { 200: AuditSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { before, limit } = readOwnParameters(AuditParamsSchema, request.query);
        const found = await registry.audit.list(id, {
          limit: limit + 1,
          ...(before === 0 ? {} : { before }),
        });
        const entries = found.slice(0, limit);
        void reply.header('cache-control', 'no-store');
        return { entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null };
      },
    );

    app.get<{ Params: IdParams; Querystring: RawParameters }>(
      '/api/v1/products/:id/audit/check',
      {
        schema: {
          summary: 'Whether the log of who looked at single installations is as it was written',
          params: IdParamsSchema,
          querystring: AuditCheckParamsSchema,
          response: { 200: AuditCheckSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const { noted } = readOwnParameters(AuditCheckParamsSchema, request.query);
        const { links, ...checked } = await registry.audit.check(id, linkAudit);
        void reply.header('cache-control', 'no-store');
        return { ...checked, head: links.at(-1) ?? '', hasNoted: noted === '' ? null : links.includes(noted) };
      },
    );
  };
}
