import { CreatedShareSchema, NewShareSchema, SharesSchema, type NewShare, type Share } from '@usance/api';
import type { ShareRecord } from '@usance/registry';
import { isReportName, publishedReport, usualGroup } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { DoneSchema } from '../../api-description.ts';
import { askerOf } from '../../access.ts';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';
import { hashSecret, newSecret } from '../../secrets.ts';
import { freezeQuestion } from '../../shares/freeze-question.ts';
import { refuseDifferences } from '../../shares/refuse-differences.ts';
import { reportContext } from '../reports/report-context.ts';

const ShareParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  share: Type.String({ pattern: '^[1-9]\\d{0,9}$', description: 'the number of a share' }),
});
type ShareParams = Static<typeof ShareParamsSchema>;

const path = '/api/v1/products/:id/shares';

/** Links that show one frozen question's answer to the world. */
export function shareRoutes({ registry, warehouse, access, directory, withdrawals, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      path,
      { schema: { summary: 'List share links', params: IdParamsSchema, response: { 200: SharesSchema } } },
      async (request) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        return { shares: (await registry.shares.list(id)).map(toShare) };
      },
    );

    app.post<{ Params: IdParams; Body: NewShare }>(
      path,
      {
        schema: {
          summary: 'Make a link that shows one question’s answer to whoever has it; it is shown this once',
          params: IdParamsSchema,
          body: NewShareSchema,
          response: { 201: CreatedShareSchema },
        },
      },
      async (request, reply) => {
        const identity = await access.require(request, 'manage');
        const product = await findProduct(registry, request.params);
        const { name, report, query = {}, leastGroup = usualGroup, expiresInDays } = request.body;
        if (!isReportName(report))
          throw new ProblemError('unknown-report', `there is no report "${report}"; GET /api/v1/reports lists them`);
        const context = reportContext(product, { directory, now });
        const { id: productId } = product;
        const frozen = await freezeQuestion({ registry, productId, report, query, today: context.today });
        const at = now().toISOString();
        // Asked once now, so that whoever makes the link is told of what nobody could answer, such as a pattern that cannot be read.
        await publishedReport(warehouse, report, { query: frozen, context, group: leastGroup });
        const secret = newSecret('us_');
        const made = await registry.shares.create(
          {
            productId,
            name,
            report,
            query: frozen,
            leastGroup,
            createdBy: askerOf(identity).name,
            createdAt: at,
            expiresAt: expiresInDays === undefined ? null : daysAfter(at, expiresInDays),
            secretHash: hashSecret(secret),
          },
          (others) => refuseDifferences(others, { report, query: frozen, leastGroup, at }),
        );
        return reply.code(201).send({ ...toShare(made), path: `/api/v1/shared/${secret}`, page: `/s/${secret}` });
      },
    );

    app.delete<{ Params: ShareParams }>(
      `${path}/:share`,
      { schema: { summary: 'End a share link for good', params: ShareParamsSchema, response: { 204: DoneSchema } } },
      async (request, reply) => {
        await access.require(request, 'manage');
        const { id } = await findProduct(registry, request.params);
        const share = (await registry.shares.list(id)).find((one) => String(one.id) === request.params.share);
        if (share?.revokedAt === null) withdrawals.add({ kind: 'share', ...share });
        if (share === undefined || !(await registry.shares.revoke(id, share.id, now().toISOString())))
          throw new ProblemError('not-found', 'the product has no such share that is not ended yet');
        return reply.code(204).send();
      },
    );
  };
}

const daysAfter = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();

function toShare({ productId: _productId, ...share }: ShareRecord): Share {
  const { from = '', to = '' } = share.query;
  const isFixed = [from, to].every((day) => /^\d{4}-/.test(day));
  return { ...share, range: isFixed ? 'fixed' : 'rolling' };
}
