import { SharedAnswerSchema } from '@usance/api';
import { catalog, isReportName, publishedReport } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { hashSecret } from '../../secrets.ts';
import { reportContext } from './report-context.ts';
import { whileConnected } from './send-answer.ts';

const SharedParamsSchema = Type.Object({
  secret: Type.String({ pattern: '^us_[\\w-]{43}$', description: 'the secret of a share link' }),
});

/** Enough for a page that is looked at, too few to search for secrets. */
const perMinute = 60;

/**
 * `GET /api/v1/shared/{secret}`: a frozen question's answer for whoever has the link. Nothing of the request chooses anything in the answer,
 * and it looks at no cookie and no token.
 */
export function sharedRoute({ registry, warehouse, answers, origins, directory, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: Static<typeof SharedParamsSchema>; Querystring: Record<string, unknown> }>(
      '/api/v1/shared/:secret',
      {
        schema: {
          summary: 'See what a link shows',
          description:
            'It needs no token. Counts are rounded down to whole groups; what is smaller than a group is not shown.',
          security: [],
          params: SharedParamsSchema,
          response: { 200: SharedAnswerSchema },
        },
      },
      async (request, reply) => {
        origins.admit(request, 'shared', perMinute);
        const [extra] = Object.keys(request.query);
        if (extra !== undefined)
          throw new ProblemError('unknown-parameter', 'a link shows one frozen answer; it takes no parameters', extra);
        const at = now();
        const share = await registry.shares.findBySecret(hashSecret(request.params.secret), at.toISOString());
        const product = share && (await registry.products.find(share.productId));
        if (share === undefined || product === undefined || !isReportName(share.report))
          throw new ProblemError('not-found', 'this link does not exist, or has ended; ask whoever gave it to you');
        const { name, report, query, leastGroup, expiresAt } = share;
        const { timeoutMs, ...known } = reportContext(product, { directory, now: () => at });
        const signal = whileConnected(reply);
        const key = JSON.stringify(['shared', share.id, product.name, known]);
        const { bytes } = await answers.answer({ productId: product.id, key }, signal, async () => {
          const context = { ...known, timeoutMs, signal };
          const published = await publishedReport(warehouse, report, { query, context, group: leastGroup });
          return JSON.stringify({
            product: product.name,
            name,
            report,
            title: catalog[report].title,
            definition: catalog[report].definition,
            expiresAt,
            leastGroup,
            ...published,
          });
        });
        return reply.type('application/json; charset=utf-8').send(bytes);
      },
    );
  };
}
