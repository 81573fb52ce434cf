import {
  HandledRequestsSchema,
  HandledRightsRequestSchema,
  NewRightsRequestSchema,
  type HandledRightsRequest,
  type NewRightsRequest,
} from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import type { FastifyInstance } from 'fastify';
import { askerOf } from '../../access.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';
import { requireInstallations } from '../../require-installations.ts';
import { exportInstallation } from '../../rights/export-installation.ts';
import { requestErasure } from '../../rights/request-erasure.ts';

/** So many can be read; whoever has more than this open has other worries. */
const listed = 1_000;

/**
 * The vendor's desk for requests that reach people, such as by mail: it helps at once, and remembers that it did, but not whom. To erase needs
 * what to delete the product needs; to export, what to look at an installation needs.
 */
export function requestRoutes(context: Context) {
  const { registry, directory, access, now } = context;
  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Params: IdParams; Body: NewRightsRequest }>(
      '/api/v1/products/:id/requests',
      {
        schema: {
          summary: 'Export or erase what is kept of a person who asked for it',
          description:
            'For requests that reach you, such as by mail, with the ID that the person’s program shows. `export` needs the scope `inspect`, ' +
            '`erase` the scope `manage`. It is written to the audit log first; the ID is not kept. The answer holds the `request` and the `export` or ' +
            'the `erasure` with its receipt, to be passed on to the person.',
          params: IdParamsSchema,
          body: NewRightsRequestSchema,
          response: { 201: HandledRightsRequestSchema },
        },
      },
      async (request, reply) => {
        const { kind, installation, receivedDay, note } = request.body;
        const identity = await access.require(request, kind === 'erase' ? 'manage' : 'inspect');
        const { id: productId, settings } = await findProduct(registry, request.params);
        requireInstallations(settings);
        const handledAt = now().toISOString();
        const today = handledAt.slice(0, 10);
        if (receivedDay !== undefined && receivedDay > today)
          throw new ProblemError('invalid-request', `receivedDay lies ahead: today is ${today}`, 'receivedDay');

        const pseudonym = pseudonymOf(directory.secretOf(productId), installation);
        const asked = { productId, installation, pseudonym };
        const isKnown = (await registry.installations.find(productId, [pseudonym])).size > 0;
        const by = askerOf(identity);
        const outcome = isKnown ? 'found' : 'not-found';
        await registry.audit.add(
          productId,
          { at: handledAt, by, action: `installation-${kind}`, outcome },
          context.linkAudit,
        );
        const answer =
          kind === 'export'
            ? { export: await exportInstallation(context, asked) }
            : { erasure: await requestErasure(context, asked) };
        const received = receivedDay ?? today;
        const handled = await registry.rightsRequests.add(productId, {
          kind,
          receivedDay: received,
          handledAt: answer.erasure?.requestedAt ?? handledAt,
          dueDay: monthAfter(received),
          by: by.name,
          note: note ?? null,
        });
        void reply.header('cache-control', 'no-store');
        return reply.code(201).send({ request: handled, ...answer } satisfies HandledRightsRequest);
      },
    );

    app.get<{ Params: IdParams }>(
      '/api/v1/products/:id/requests',
      {
        schema: {
          summary: 'What people asked for by mail, the latest first',
          params: IdParamsSchema,
          response: { 200: HandledRequestsSchema },
        },
      },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        return { requests: await registry.rightsRequests.list(id, listed) };
      },
    );
  };
}

/** The same day of the next month, or its last one where it is shorter. */
function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
