import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { dashboardPage, dashboardRoutes } from './dashboard.ts';
import { documentationOptions } from './api-description.ts';
import { createErrorHandler } from './error-handler.ts';
import { createHttpServers } from './http-servers.ts';
import { createNotFoundHandler } from './not-found.ts';
import { ProblemError } from './problem-error.ts';
import { auditRoutes } from './routes/admin/audit.ts';
import { backupRoutes } from './routes/admin/backups.ts';
import { documentRoutes } from './routes/admin/documents.ts';
import { erasureRoutes } from './routes/admin/erasures.ts';
import { passwordRoute } from './routes/admin/password.ts';
import { peopleRoutes } from './routes/admin/people.ts';
import { planPreviewRoute } from './routes/admin/plan-preview.ts';
import { planRoutes } from './routes/admin/plans.ts';
import { privacyRoutes } from './routes/admin/privacy.ts';
import { proofRoutes } from './routes/admin/proofs.ts';
import { productRoutes } from './routes/admin/products.ts';
import { releaseRoutes } from './routes/admin/releases.ts';
import { requestRoutes } from './routes/admin/requests.ts';
import { retentionRoute } from './routes/admin/retention.ts';
import { segmentRoutes } from './routes/admin/segments.ts';
import { sessionRoutes } from './routes/admin/session.ts';
import { publicationRoute } from './routes/admin/publications.ts';
import { shareRoutes } from './routes/admin/shares.ts';
import { viewRoutes } from './routes/admin/views.ts';
import { tokenRoutes } from './routes/admin/tokens.ts';
import { publicPlanRoute } from './routes/collect/plan.ts';
import { rightsRoutes } from './routes/collect/rights.ts';
import { syncRoute } from './routes/collect/sync.ts';
import { documentationRoutes } from './routes/documentation.ts';
import { healthRoutes } from './routes/health.ts';
import { dataPageRoutes } from './routes/public/data-page.ts';
import { privacyPageRoutes } from './routes/public/privacy-page.ts';
import { dimensionRoutes } from './routes/reports/dimensions.ts';
import { installationRoute } from './routes/reports/installation.ts';
import { liveRoute } from './routes/reports/live.ts';
import { publicNumbersRoute } from './routes/public-numbers.ts';
import { reportRoutes } from './routes/reports/report.ts';
import { sharedRoute } from './routes/reports/share-link.ts';
import { securityHeaders } from './security-headers.ts';
import { validatorCompiler } from './validation.ts';

/** The HTTP server with all its routes, not yet listening. */
export async function createServer(context: Context): Promise<FastifyInstance> {
  const handleError = createErrorHandler(context.log);
  const servers = createHttpServers(context.requestTimeoutMs);
  const app = fastify({
    logger: false, // Fastify's own log would hold addresses
    trustProxy: trustedProxies(context.config),
    bodyLimit: 65_536,
    routerOptions: { maxParamLength: 2_000 }, // a property's key of 50 characters is this long when it is percent-encoded
    serverFactory: (listener) => servers.create(listener),
    return503OnClosing: false, // what still comes over an open connection is begun, so it is finished
    exposeHeadRoutes: false,
    frameworkErrors: handleError,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(handleError);
  app.setNotFoundHandler({ preHandler: securityHeaders }, createNotFoundHandler(app, dashboardPage));
  app.addHook('onRequest', refuseWithoutHost);
  app.addHook('preClose', () => servers.close());

  await app.register(syncRoute(context));
  await app.register(rightsRoutes(context));
  await app.register(publicPlanRoute(context));
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
      passwordRoute,
      peopleRoutes,
      productRoutes,
      tokenRoutes,
      segmentRoutes,
      viewRoutes,
      releaseRoutes,
      reportRoutes,
      shareRoutes,
      sharedRoute,
      publicationRoute,
      publicNumbersRoute,
      dimensionRoutes,
      liveRoute,
      installationRoute,
      auditRoutes,
      planRoutes,
      planPreviewRoute,
      privacyRoutes,
      documentRoutes,
      privacyPageRoutes,
      dataPageRoutes,
      proofRoutes,
      erasureRoutes,
      requestRoutes,
      retentionRoute,
      backupRoutes,
      documentationRoutes,
      dashboardRoutes,
    ])
      await scope.register(routes(context));
  });
  return app;
}

const trustedProxies = ({ trustProxy }: Config) => (trustProxy.length > 0 ? trustProxy : false);

function refuseWithoutHost({ headers }: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  if (headers.host !== undefined) done();
  else done(new ProblemError('invalid-request', 'the header Host is missing', 'host'));
}
