import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { ProblemError } from '../problem-error.ts';

/** For machines: whether the process lives, whether it can do its work, and its numbers; and the key by which what it signed can be checked (JWK set, RFC 7517). */
export function healthRoutes({ registry, warehouse, metrics, signer }: Context) {
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
    app.get('/.well-known/usance-signing-key.json', { schema: { hide: true } }, async () => ({
      keys: [signer.publicKey],
    }));
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('content-type', metrics.contentType).send(await metrics.render()),
    );
  };
}
