import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.ts';

/**
 * Makes the handler for what no route takes: it says that there is nothing, or names the methods that the path does take.
 * To be made before the routes are, since it notes each of them.
 */
export function createNotFoundHandler(app: FastifyInstance) {
  const routes: { isPath: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ isPath: patternOf(url), methods: [method].flat() });
  });
  return ({ method, url }: FastifyRequest, reply: FastifyReply): never => {
    const [path = url] = url.split('?');
    const methods = new Set(routes.filter(({ isPath }) => isPath.test(path)).flatMap((route) => route.methods));
    if (methods.size === 0) throw new ProblemError('not-found', `there is no ${path}`);
    const allowed = [...methods].join(', ');
    void reply.header('allow', allowed);
    throw new ProblemError('method-not-allowed', `${path} takes ${allowed}, not ${method}`);
  };
}

/** `/products/:id/*` as a regular expression. */
const patternOf = (url: string) =>
  new RegExp(
    `^${url
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
