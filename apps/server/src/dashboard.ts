import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const root = fileURLToPath(new URL('../../dashboard/dist/', import.meta.url));

/** The dashboard's files. Its pages are all one document, which finds out by itself what its address asks for. */
export function dashboardRoutes() {
  return async (app: FastifyInstance): Promise<void> => {
    if (!existsSync(root)) return; // a server without a dashboard: the API works all the same
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      setHeaders: cacheForever,
      cacheControl: false,
    });
    for (const page of ['/', '/setup', '/login', '/welcome', '/products/*', '/tokens', '/people', '/account'])
      app.get(page, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
    // Whoever has such a link may pass it on; a search engine is not to.
    app.get('/s/:secret', { schema: { hide: true } }, (_request, reply) =>
      reply.header('x-robots-tag', 'noindex, nofollow').sendFile('index.html'),
    );
  };
}

/** Built files carry a hash of their content in their names; the document that names them does not. */
function cacheForever(reply: { setHeader(name: string, value: string): void }, file: string): void {
  if (file.includes('/assets/')) reply.setHeader('cache-control', 'public, max-age=31536000, immutable');
}
