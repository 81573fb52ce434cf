import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.ts';

/** Addresses that programs use: what is wrong with one of them is a problem in JSON, whoever asks. */
const isOfPrograms = /^\/(?:api|assets|healthz|metrics|p|v1)(?:\/|$)/;

/**
 * Makes the handler for what no route takes: it says that there is nothing, or names the methods that the path does take. A person who mistyped an
 * address gets `page` with the same status, if there is one.
 * To be made before the routes are, since it notes each of them.
 */
export function createNotFoundHandler(app: FastifyInstance, page: () => Promise<string | undefined>) {
  const routes: { isPath: RegExp; methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ isPath: patternOf(url), methods: [method].flat() });
  });
  return async ({ method, url, headers }: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const [path = url] = url.split('?');
    const methods = new Set(routes.filter(({ isPath }) => isPath.test(path)).flatMap((route) => route.methods));
    if (methods.size === 0) {
      const isPerson = method === 'GET' && headers.accept?.includes('text/html') && !isOfPrograms.test(path);
      const text = isPerson ? await page() : undefined;
      if (text === undefined) throw new ProblemError('not-found', `there is no ${path}`);
      void reply.code(404).type('text/html; charset=utf-8');
      return text;
    }
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
