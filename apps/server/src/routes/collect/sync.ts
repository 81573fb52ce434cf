import { gunzip, type ZlibOptions } from 'node:zlib';
import { promisify } from 'node:util';
import { limits } from '@usance/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';

/** `POST /v1/sync`: the collector's door. The body stays bytes until the collector reads it. */
export function syncRoute({ collector, origins, metrics }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
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
    app.options('/v1/sync', { schema: { hide: true } }, async (_request, reply) =>
      reply.headers(forPreflight).code(204).send(),
    );
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

const unzip = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** The body as sent, or as it was before gzip, which may not make it larger than a plain one may be. */
async function plainBody({ body, headers }: FastifyRequest<{ Body: Buffer | undefined }>): Promise<Buffer> {
  if (body === undefined) throw new ProblemError('invalid-json', 'the body is empty; send JSON');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw new ProblemError('unsupported-encoding', 'send the body plain or with gzip');
  try {
    return await unzip(body, { maxOutputLength: limits.bodyBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProblemError('body-too-large', 'the body is larger than 1 MiB when unpacked; send it in parts');
    throw new ProblemError('invalid-json', 'the body says that it is gzip, but it cannot be unpacked');
  }
}
