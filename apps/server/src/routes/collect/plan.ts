import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { publishedPlan } from '../../plan/publish-plan.ts';
import { ProblemError } from '../../problem-error.ts';

/** Read now and then by programs and people; whoever asks this often does something else. */
const perMinute = 120;

/** A hash stands for one plan only. */
const forGood = 'public, max-age=31536000, immutable';
const forMinutes = 'public, max-age=300';

interface PlanQuestion {
  Querystring: { key?: unknown; hash?: unknown };
}

/** `GET /v1/plan?key=…`: what a product may collect, signed, for anyone: the plan in force, or by `hash` one that was published. */
export function publicPlanRoute({ directory, registry, origins }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<PlanQuestion>('/v1/plan', { schema: { hide: true } }, async (request, reply) => {
      const { key, hash } = request.query;
      const product = typeof key === 'string' ? directory.find(key) : undefined;
      if (product === undefined)
        throw new ProblemError('unknown-key', 'no product has this key; give it as ?key=pk_…', 'key');
      origins.admit(request, `plan/${product.id}`, perMinute);
      const found =
        typeof hash === 'string'
          ? await registry.plans.findByHash(product.id, hash)
          : await registry.plans.current(product.id);
      if (found === undefined) throw new ProblemError('not-found', 'the product has published no such plan');
      const tag = `"${found.hash}-${found.version}"`;
      void reply.headers({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': typeof hash === 'string' ? forGood : forMinutes,
        etag: tag,
      });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      return reply.send(publishedPlan(found));
    });
  };
}
