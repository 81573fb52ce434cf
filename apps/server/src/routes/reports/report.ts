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
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { requireInstallations } from '../../require-installations.ts';
import { encoders, mediaTypeFor } from './encode-answer.ts';
import { expandSegment } from './expand-segment.ts';
import { reportContext } from './report-context.ts';
import { sendAnswer } from './send-answer.ts';

/** `GET /api/v1/products/{id}/reports/{report}`: a route for each report of the catalogue, so that each is documented. */
export function reportRoutes(context: Context) {
  const { registry, access, warehouse, answers, delays } = context;
  return async (app: FastifyInstance): Promise<void> => {
    for (const name of Object.keys(catalog).filter(isReportName)) {
      app.get<{ Params: IdParams; Querystring: RawParameters }>(
        `/api/v1/products/:id/reports/${name}`,
        { schema: documentation(name) },
        async (request, reply) => {
          await access.require(request, 'read');
          const product = await findProduct(registry, request.params);
          if (!answersWithoutIds(name)) requireInstallations(product.settings);
          const mediaType = mediaTypeFor(request.headers.accept);
          if (mediaType === undefined)
            throw new ProblemError('not-acceptable', `ask for one of ${reportMediaTypes.join(', ')}`, 'accept');
          const { timeoutMs, ...known } = reportContext(product, context);
          const { segment, ...question } = await expandSegment(request.query, {
            registry,
            productId: product.id,
            own: Object.keys(catalog[name].params.properties),
          });
          return sendAnswer(request, reply, {
            answers,
            mediaType,
            productId: product.id,
            key: JSON.stringify([name, mediaType, known, Object.entries(request.query), segment]),
            make: async (signal) => {
              const asked = { ...question, context: { ...known, timeoutMs, signal, delayDays: delays.of(known) } };
              const answer = { report: name, ...(await runReport(warehouse, name, asked)) };
              const query = { ...answer.query, ...(segment && { segment: segment.name }) };
              return encoders[mediaType]({ ...answer, query, ...(segment && { segment }) }, warehouse);
            },
          });
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

/** Refused items are counted without saying whose they were. */
const answersWithoutIds = (name: ReportName) => name === 'refusals' || 'counts' in catalog[name];

const anyFilter =
  'Any further parameter is a filter: `os=Windows,macOS`, `version=~^4\\.`, `latest.edition=Pro`; `segment=` and its name stands for the ' +
  'filters of a saved segment.';
const scopeOnly = 'Of filters, it takes `environment` and `kind` only, written as in every report.';

function documentation(name: ReportName) {
  const { title, definition, params, row, totals, totalsOfRows, filters }: Report = catalog[name];
  const answer = {
    rows: Type.Array(row),
    ...(totals === undefined && totalsOfRows === undefined
      ? {}
      : { totals: Type.Record(Type.String(), Type.Number()) }),
  };
  return {
    summary: title,
    description: `${definition}\n\n${filters === 'scope' ? scopeOnly : anyFilter}`,
    params: IdParamsSchema,
    querystring: params,
    response: {
      200: Type.Object({
        report: Type.Literal(name),
        query: Type.Record(Type.String(), Type.String()),
        segment: Type.Optional(Type.Object({ name: Type.String(), filter: Type.String() })),
        ...answer,
        comparison: Type.Optional(Type.Object({ from: Type.String(), to: Type.String(), ...answer })),
        provisionalFrom: Type.Union([Type.String(), Type.Null()]),
      }),
    },
  };
}
