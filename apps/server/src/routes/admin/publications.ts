import { randomBytes } from 'node:crypto';
import { EpsilonThousandthsSchema, PublicationSchema, type NewPublication, type Publication } from '@usance/api';
import { noisyCounts, publicCounts, PublicQuestionSchema, readPublicQuestion } from '@usance/reports';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { ProblemError } from '../../problem-error.ts';
import { reportContext } from '../reports/report-context.ts';

/** What everything that is ever published of one product may cost, in thousandths of ε. A constant: no setting raises it. */
export const lifetimeThousandths = 10_000;

const NewPublicationSchema = Type.Object(
  { question: PublicQuestionSchema, epsilonThousandths: EpsilonThousandthsSchema },
  { additionalProperties: false },
);

/** `POST /api/v1/products/{id}/publications`: publishes numbers with noise. The same question is answered once, for good. */
export function publicationRoute({ registry, warehouse, access, directory, now }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Params: IdParams; Body: NewPublication }>(
      '/api/v1/products/:id/publications',
      {
        schema: {
          summary: 'Publish numbers with noise',
          description:
            'They are public at once, at `/p/{key}/numbers.json`, and stay so. A question that was published before is answered as then, and costs nothing.',
          params: IdParamsSchema,
          body: NewPublicationSchema,
          response: { 201: PublicationSchema },
        },
      },
      async (request, reply) => {
        await access.require(request, 'manage');
        const product = await findProduct(registry, request.params);
        const context = reportContext(product, { directory, now });
        const question = readPublicQuestion(request.body.question, context.today);
        if (question === undefined)
          throw new ProblemError('invalid-request', 'the range has more than 53 periods; ask for fewer', 'question');
        if (question.to >= context.today)
          throw new ProblemError(
            'invalid-request',
            'the range ends today or later, and is published once, for good; let it end on a day that is over',
            'question/to',
          );
        const paid = await registry.publications.payFor(product.id, {
          question: JSON.stringify(question),
          epsilonThousandths: request.body.epsilonThousandths,
          lifetimeThousandths,
          at: now().toISOString(),
        });
        if (paid === undefined) {
          const left = lifetimeThousandths - (await registry.publications.spent(product.id));
          throw new ProblemError(
            'conflict',
            `what may be published of this product is used up: ${left} thousandths of ε are left, for good`,
            'epsilonThousandths',
          );
        }
        if (paid.answer !== null) return reply.code(201).send(JSON.parse(paid.answer));
        const { labels, counts, cellsPerInstallation } = await publicCounts(warehouse, question, context);
        const { epsilonThousandths } = paid;
        const noisy = noisyCounts(counts, { epsilonThousandths, cellsPerInstallation }, randomBytes);
        const publication: Publication = {
          madeAt: paid.madeAt,
          question,
          numbers: labels.map((label, index) => ({ label, installations: noisy[index] ?? 0 })),
          noise: {
            mechanism: 'discrete Laplace',
            epsilonThousandths,
            cellsPerInstallation,
            scale: (cellsPerInstallation * 1_000) / epsilonThousandths,
          },
        };
        // Another one may have answered it meanwhile: what is kept first is what everybody sees.
        const kept = await registry.publications.keepAnswer(product.id, paid.id, JSON.stringify(publication));
        return reply.code(201).send(JSON.parse(kept));
      },
    );
  };
}
