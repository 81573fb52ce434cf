import type { FastifyInstance } from 'fastify';
import { catalog, isReportName, runReport, type RawParameters, type ReportName } from '@usance/reports';
import { Type } from 'typebox';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem-error.ts';
import { reportContext } from './report-context.ts';

/** `GET /api/v1/products/{id}/reports/{report}`: a route for each report of the catalogue, so that each is documented. */
export function reportRoutes(context: Context) {
  const { registry, access, warehouse } = context;
  return async (app: FastifyInstance): Promise<void> => {
    for (const name of Object.keys(catalog).filter(isReportName)) {
      app.get<{ Params: IdParams; Querystring: RawParameters }>(
        `/api/v1/products/:id/reports/${name}`,
        { schema: documentation(name) },
        async (request) => {
          await access.require(request, 'read');
          const product = await findProduct(registry, request.params);
          const asked = { raw: request.query, context: reportContext(product, context.now()) };
          const result = await runReport(warehouse, name, asked);
          return { report: name, ...result };
        },
      );
    }

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

function documentation(name: ReportName) {
  const { title, definition, params, row, totals } = catalog[name];
  return {
    summary: title,
    description: `${definition}\n\nAny further parameter is a filter: \`os=Windows,macOS\`, \`version=~^4\\.\`, \`latest.edition=Pro\`.`,
    params: IdParamsSchema,
    querystring: params,
    response: {
      200: Type.Object({
        report: Type.Literal(name),
        query: Type.Record(Type.String(), Type.String()),
        rows: Type.Array(row),
        ...(totals === undefined ? {} : { totals: Type.Record(Type.String(), Type.Integer()) }),
        provisionalFrom: Type.Union([Type.String(), Type.Null()]),
      }),
    },
  };
}
