import { RightsRequestSchema, type ErasureReceipt, type ExportedInstallation, type RightsRequest } from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import { explain, faultAt } from '@usance/protocol';
import { installationHistory } from '@usance/reports';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Check } from 'typebox/value';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import type { DirectoryEntry } from '../../product-directory.ts';
import { openToPages } from './open-to-pages.ts';
import { plainBody } from './plain-body.ts';

/** What a person asks for is little; whoever asks for more tries IDs out. */
const perMinute = 30;

/** Everything that one installation may have: two years of sessions, many a day. */
const exportLimit = 1_000_000;

/** An erasure is over within the hour. */
const doneWithinMs = 3_600_000;

/** No installation has this ordinal: what is not known is looked for all the same, so that it takes as long. */
const nobodysOrdinal = 0;

/**
 * A person's rights, for whoever holds the ID: it is 122 random bits that no screen of the vendor's shows, so that having it is the proof. An
 * ID that is not known gets the same answer as one that is.
 */
export function rightsRoutes({ registry, warehouse, directory, origins, erasures, signer, now }: Context) {
  async function read(request: FastifyRequest<{ Body: Buffer | undefined }>) {
    const asked = parse(await plainBody(request));
    const product = directory.find(asked.key);
    if (product === undefined)
      throw new ProblemError('unknown-key', 'no product has this key; look it up in the product', 'key');
    origins.admit(request, `rights/${product.id}`, perMinute);
    return { product, pseudonym: pseudonymOf(product.secret, asked.installation), installation: asked.installation };
  }

  async function historyOf(product: DirectoryEntry, pseudonym: string) {
    const found = await registry.installations.find(product.id, [pseudonym]);
    const erased = await registry.erasures.find(product.id, [pseudonym]);
    const ordinal = erased.has(pseudonym) ? undefined : found.get(pseudonym);
    return installationHistory(warehouse, product.id, {
      installation: ordinal ?? nobodysOrdinal,
      from: '2000-01-01',
      to: '2099-12-31',
      limit: exportLimit,
    });
  }

  return async (app: FastifyInstance): Promise<void> => {
    openToPages(app, ['/v1/export', '/v1/erase']);

    app.post<{ Body: Buffer | undefined }>('/v1/export', { schema: { hide: true } }, async (request, reply) => {
      const { product, pseudonym, installation } = await read(request);
      const {
        firstDay = null,
        replacement = false,
        sessionDays = [],
        exceptions = [],
      } = (await historyOf(product, pseudonym)) ?? {};
      void reply.header('cache-control', 'no-store');
      const exportedAt = now().toISOString();
      return {
        exportedAt,
        installation,
        firstDay,
        replacement,
        sessionDays,
        exceptions,
      } satisfies ExportedInstallation;
    });

    app.post<{ Body: Buffer | undefined }>('/v1/erase', { schema: { hide: true } }, async (request, reply) => {
      const { product, pseudonym } = await read(request);
      const at = now();
      const times = { requestedAt: at.toISOString(), doneBy: new Date(at.getTime() + doneWithinMs).toISOString() };
      await erasures.request({ productId: product.id, pseudonym, requestedAt: times.requestedAt });
      const receipt = signer.sign('erasure-receipt', { iss: 'usance', product: product.id, ...times });
      void reply.header('cache-control', 'no-store');
      return reply.code(202).send({ ...times, receipt } satisfies ErasureReceipt);
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
