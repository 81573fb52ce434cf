import cookie from '@fastify/cookie';
import swagger, { type SwaggerOptions } from '@fastify/swagger';
import { problemCodes } from '@usance/api';
import { fastify, type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { dashboardRoutes } from './dashboard.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { createErrorHandler } from './error-handler.ts';
import { problemBody } from './problem-error.ts';
import { productRoutes } from './routes/admin/products.ts';
import { sessionRoutes } from './routes/admin/session.ts';
import { tokenRoutes } from './routes/admin/tokens.ts';
import { syncRoute } from './routes/collect/sync.ts';
import { documentationRoutes } from './routes/documentation.ts';
import { healthRoutes } from './routes/health.ts';
import { dimensionRoutes } from './routes/reports/dimensions.ts';
import { reportRoutes } from './routes/reports/report.ts';
import { securityHeaders } from './security-headers.ts';
import { validatorCompiler } from './validation.ts';

/** The HTTP server with all its routes, not yet listening. */
export async function createServer(context: Context): Promise<FastifyInstance> {
  const app = fastify({
    logger: false, // Fastify's own log would hold addresses
    trustProxy: trustedProxies(context.config),
    bodyLimit: 65_536,
    requestTimeout: context.requestTimeoutMs,
    http: {
      // Node takes the shorter of the two times for headers and the longer, a minute unless told, for bodies.
      headersTimeout: context.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, context.requestTimeoutMs / 4),
    },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: false,
    clientErrorHandler: answerBrokenRequest,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(createErrorHandler(context.log));
  app.setNotFoundHandler((request, reply) => {
    const code = app.hasRoute({ method: request.method === 'POST' ? 'GET' : 'POST', url: path(request.url) })
      ? 'method-not-allowed'
      : 'not-found';
    const body = problemBody(code, `there is no ${request.method} ${path(request.url)}`);
    void reply
      .code(problemCodes[code][0])
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(body));
  });

  await app.register(syncRoute(context));
  await app.register(healthRoutes(context));
  await app.register(async (scope) => {
    await scope.register(cookie);
    await scope.register(swagger, documentationOptions);
    scope.addHook('onRequest', securityHeaders);
    scope.addHook('onResponse', (request, reply, done) => {
      context.metrics.requests.inc({ route: request.routeOptions.url ?? 'none', status: reply.statusCode });
      done();
    });
    for (const routes of [
      sessionRoutes,
      productRoutes,
      tokenRoutes,
      reportRoutes,
      dimensionRoutes,
      documentationRoutes,
      dashboardRoutes,
    ])
      await scope.register(routes(context));
  });
  return app;
}

const trustedProxies = ({ trustProxy }: Config) => (trustProxy.length > 0 ? trustProxy : false);

const path = (url: string) => url.split('?')[0] ?? url;

const documentationOptions: SwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Usance',
      version: '1',
      description: 'The REST API of Usance. The dashboard uses it and nothing else.',
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'usance_session' },
      },
    },
    security: [{ token: [] }, { session: [] }],
  },
};
