import { ReportDescriptionsSchema, reportMediaTypes } from '@usance/api';
import {
  catalog,
  describeReports,
  isReportName,
  runReport,
  type RawParameters,
  type Report,
  type ReportName,
} from '@usance/reports';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { encoders, mediaTypeFor } from './encode-answer.ts';
import { reportContext } from './report-context.ts';

/** `GET /api/v1/products/{id}/reports/{report}`: a route for each report of the catalogue, so that each is documented. */
export function reportRoutes(context: Context) {
  const { registry, access, warehouse, answers } = context;
  return async (app: FastifyInstance): Promise<void> => {
    for (const name of Object.keys(catalog).filter(isReportName)) {
      app.get<{ Params: IdParams; Querystring: RawParameters }>(
        `/api/v1/products/:id/reports/${name}`,
        { schema: documentation(name) },
        async (request, reply) => {
          await access.require(request, 'read');
          const product = await findProduct(registry, request.params);
          const mediaType = mediaTypeFor(request.headers.accept);
          if (mediaType === undefined)
            throw new ProblemError('not-acceptable', `ask for one of ${reportMediaTypes.join(', ')}`, 'accept');
          const { timeoutMs, ...known } = reportContext(product, context.now());
          const signal = whileConnected(reply);
          const { bytes, etag } = await answers.answer(
            {
              productId: product.id,
              key: JSON.stringify([name, mediaType, known, Object.entries(request.query)]),
            },
            signal,
            async () => {
              const asked = { raw: request.query, context: { ...known, timeoutMs, signal } };
              return encoders[mediaType]({ report: name, ...(await runReport(warehouse, name, asked)) }, warehouse);
            },
          );
          void reply.headers({ etag, vary: 'accept', 'cache-control': 'private, no-cache' });
          if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) return reply.code(304).send();
          const charset = /json|csv/.test(mediaType) ? '; charset=utf-8' : '';
          return reply.type(`${mediaType}${charset}`).send(bytes);
        },
      );
    }

    app.get(
      '/api/v1/reports',
      { schema: { summary: 'List reports', response: { 200: ReportDescriptionsSchema } } },
      async (request) => {
        await access.require(request, 'read');
        return { reports: describeReports() };
      },
    );

    app.get<{ Params: IdParams & { report: string } }>(
      '/api/v1/products/:id/reports/:report',
      { schema: { hide: true } },
      async (request) => {
        await access.require(request, 'read');
        const known = Object.keys(catalog).join(', ');
        throw new ProblemError(
          'unknown-report',
          `there is no report "${request.params.report}"; there are ${known}`,
          'report',
        );
      },
    );
  };
}

/** Aborts when the asker has gone, so that nobody works on for nobody. */
function whileConnected(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function documentation(name: ReportName) {
  const { title, definition, params, row, totals }: Report = catalog[name];
  const answer = {
    rows: Type.Array(row),
    ...(totals === undefined ? {} : { totals: Type.Record(Type.String(), Type.Number()) }),
  };
  return {
    summary: title,
    description: `${definition}\n\nAny further parameter is a filter: \`os=Windows,macOS\`, \`version=~^4\\.\`, \`latest.edition=Pro\`.`,
    params: IdParamsSchema,
    querystring: params,
    response: {
      200: Type.Object({
        report: Type.Literal(name),
        query: Type.Record(Type.String(), Type.String()),
        ...answer,
        comparison: Type.Optional(Type.Object({ from: Type.String(), to: Type.String(), ...answer })),
        provisionalFrom: Type.Union([Type.String(), Type.Null()]),
      }),
    },
  };
}
