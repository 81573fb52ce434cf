import { RightsRequestSchema, type RightsRequest } from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import { explain, faultAt } from '@usance/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Check } from 'typebox/value';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { requireInstallations } from '../../require-installations.ts';
import { exportInstallation, type Asked } from '../../rights/export-installation.ts';
import { requestErasure } from '../../rights/request-erasure.ts';
import { openToPages } from './open-to-pages.ts';
import { plainBody } from './plain-body.ts';

/** What a person asks for is little; whoever asks for more tries IDs out. */
const perMinute = 30;

/**
 * A person's rights, for whoever holds the ID: it is 122 random bits that no screen of the vendor's shows, so that having it is the proof. An
 * ID that is not known gets the same answer as one that is.
 */
export function rightsRoutes(context: Context) {
  const { directory, origins } = context;
  async function read(request: FastifyRequest<{ Body: Buffer | undefined }>): Promise<Asked> {
    const asked = parse(await plainBody(request));
    const product = directory.find(asked.key);
    if (product === undefined)
      throw new ProblemError('unknown-key', 'no product has this key; look it up in the product', 'key');
    origins.admit(request, `rights/${product.id}`, perMinute);
    requireInstallations(product);
    const { installation } = asked;
    return { productId: product.id, installation, pseudonym: pseudonymOf(product.secret, installation) };
  }

  return async (app: FastifyInstance): Promise<void> => {
    openToPages(app, ['/v1/export', '/v1/erase']);

    app.post<{ Body: Buffer | undefined }>('/v1/export', { schema: { hide: true } }, async (request, reply) => {
      const asked = await read(request);
      void reply.header('cache-control', 'no-store');
      return exportInstallation(context, asked);
    });

    app.post<{ Body: Buffer | undefined }>('/v1/erase', { schema: { hide: true } }, async (request, reply) => {
      const asked = await read(request);
      void reply.header('cache-control', 'no-store');
      return reply.code(202).send(await requestErasure(context, asked));
    });
  };
}

function parse(body: Buffer): RightsRequest {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new ProblemError('invalid-json', 'the body is not JSON; send { "key": …, "installation": … }');
  }
  if (Check(RightsRequestSchema, value)) return value;
  throw new ProblemError('invalid-request', explain(RightsRequestSchema, value), faultAt(RightsRequestSchema, value));
}
