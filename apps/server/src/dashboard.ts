import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const root = fileURLToPath(new URL('../../dashboard/dist/', import.meta.url));

/** The dashboard's one document; `undefined` without a dashboard. */
export const dashboardPage = async (): Promise<string | undefined> =>
  existsSync(root) ? readFile(join(root, 'index.html'), 'utf8') : undefined;

/** The dashboard's files. Its pages are all one document, which finds out by itself what its address asks for. */
export function dashboardRoutes() {
  return async (app: FastifyInstance): Promise<void> => {
    if (!existsSync(root)) return; // a server without a dashboard: the API works all the same
    app.addHook('onSend', async (request, reply) => tellCaches(request, reply));
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      globIgnore: ['**/*.{br,gz}'],
      preCompressed: true,
      index: false,
      cacheControl: false,
    });
    for (const page of ['/', '/setup', '/login', '/welcome', '/products/*', '/tokens', '/people', '/account'])
      app.get(page, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
    // The start page leads to the product that was open last, and has all the others.
    for (const list of ['/products', '/products/'])
      app.get(list, { schema: { hide: true } }, (_request, reply) => reply.redirect('/'));
    // Whoever has such a link may pass it on; a search engine is not to.
    app.get<{ Params: { secret: string } }>('/s/:secret', { schema: { hide: true } }, ({ params }, reply) =>
      params.secret === ''
        ? reply.callNotFound()
        : reply.header('x-robots-tag', 'noindex, nofollow').sendFile('index.html'),
    );
  };
}

/**
 * Built files carry a hash of their content in their names, so a browser never asks twice; the document that names them does not. It is said when a file
 * is sent, since one that is not there may be there after the next build.
 */
function tellCaches(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('vary', 'accept-encoding');
  if (request.url.startsWith('/assets/') && reply.statusCode < 400)
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
}
