import { limits } from '@usance/protocol';
import type { FastifyInstance } from 'fastify';

/**
 * Pages of any origin may send: the key is public, and nothing can be read with it. No cookie comes along, and of the answer's headers a
 * page may read what the SDK heeds.
 */
const forPages = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after, date' };
const forPreflight = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding',
  'access-control-max-age': '86400',
};

/** Lets pages of any origin send JSON to the routes of this scope, each as the bytes that it is. */
export function openToPages(app: FastifyInstance, paths: readonly string[]): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: limits.bodyBytes },
    (_request, body, done) => done(null, body),
  );
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(forPages);
    done();
  });
  for (const path of paths)
    app.options(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.headers(forPreflight).code(204).send(),
    );
}
