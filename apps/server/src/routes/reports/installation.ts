import { InstallationQuestionSchema, type InstallationQuestion } from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import { installationHistory, InstallationHistorySchema, parseHistoryRange } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { askerOf } from '../../access.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';
import { requireInstallations } from '../../require-installations.ts';
import { reportContext } from './report-context.ts';

/**
 * `POST /api/v1/products/{id}/installation`: what is kept of the installation whose ID its user handed over. Each look is in the audit log
 * before it is answered.
 */
export function installationRoute({ registry, warehouse, directory, access, linkAudit, now }: Context) {
  async function ordinalOf(productId: number, installation: string): Promise<number | undefined> {
    const pseudonym = pseudonymOf(directory.secretOf(productId), installation);
    return (await registry.installations.find(productId, [pseudonym])).get(pseudonym);
  }

  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Params: IdParams; Body: InstallationQuestion }>(
      '/api/v1/products/:id/installation',
      {
        schema: {
          summary: 'What is kept of one installation',
          description:
            'For whoever asks what is known of them: they hand over the ID that their program shows. Needs the scope `inspect`; ' +
            'that somebody looked, and whether anything was found, is written to the audit log first.',
          params: IdParamsSchema,
          body: InstallationQuestionSchema,
          response: { 200: InstallationHistorySchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'inspect');
        const product = await findProduct(registry, request.params);
        requireInstallations(product.settings);
        const { today, timeoutMs } = reportContext(product, { directory, now });
        const { installation, ...given } = request.body;
        const range = parseHistoryRange(given, today);
        const ordinal = await ordinalOf(product.id, installation);
        const history =
          ordinal === undefined
            ? undefined
            : await installationHistory(warehouse, product.id, {
                ...range,
                installation: ordinal,
                options: { timeoutMs },
              });
        const outcome = history === undefined ? 'not-found' : 'found';
        await registry.audit.add(
          product.id,
          { at: now().toISOString(), by: askerOf(identity), action: 'installation-view', outcome },
          linkAudit,
        );
        void reply.header('cache-control', 'no-store');
        if (history === undefined)
          throw new ProblemError(
            'not-found',
            'nothing is kept under this ID; check that it was copied whole, and that it is one of this product',
            'installation',
          );
        return history;
      },
    );
  };
}
