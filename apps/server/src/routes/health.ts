import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

/** For machines: whether the process lives, whether it can do its work, and its numbers. */
export function healthRoutes({ registry, warehouse, metrics }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz/live', { schema: { hide: true } }, async () => ({ live: true }));
    app.get('/healthz/ready', { schema: { hide: true } }, async () => {
      try {
        await Promise.all([registry.ping(), warehouse.query('SELECT 1')]);
      } catch {
        throw new ProblemError('unavailable', 'the registry or the warehouse does not answer');
      }
      return { ready: true };
    });
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('content-type', metrics.contentType).send(await metrics.render()),
    );
  };
}
