import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { openToPages } from './open-to-pages.ts';
import { plainBody } from './plain-body.ts';

/** `POST /v1/sync`: the collector's door. The body stays bytes until the collector reads it. */
export function syncRoute({ collector, origins, metrics }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    openToPages(app, ['/v1/sync']);
    app.addHook('onResponse', ({ method }, reply, done) => {
      // What a page asks before it sends is no sync.
      if (method === 'POST') {
        metrics.syncs.inc({ status: reply.statusCode });
        metrics.syncSeconds.observe(reply.elapsedTime / 1000);
      }
      done();
    });
    app.post<{ Body: Buffer | undefined }>('/v1/sync', { schema: { hide: true } }, async (request, reply) => {
      const body = await plainBody(request);
      const answer = await collector.sync(body, {
        country: () => origins.countryOf(request),
        admit: (product) => origins.admit(request, `sync/${product.id}`, product.syncsPerMinutePerAddress),
      });
      metrics.sessionDays.inc(answer.accepted);
      return reply.header('content-type', 'application/json').send(JSON.stringify(answer));
    });
  };
}
