import {
  NewPlanSchema,
  PlanPublicationSchema,
  PlansSchema,
  PublishedPlanSchema,
  type NewPlan,
  type PlanHistory,
} from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { documentOf, publishedPlan, publishPlan } from '../../plan/publish-plan.ts';
import { changesOf } from '../../plan/weigh-plan.ts';
import { ProblemError } from '../../problem-error.ts';

const path = '/api/v1/products/:id/plan';

/** A plan of 2,000 features with long descriptions. */
export const planBodyLimit = 4_194_304;

/** What a product may collect, and what it might before. */
export function planRoutes(context: Context) {
  const { registry, access } = context;
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: IdParams }>(
      path,
      { schema: { summary: 'The plan in force', params: IdParamsSchema, response: { 200: PublishedPlanSchema } } },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        const current = await registry.plans.current(id);
        if (current === undefined)
          throw new ProblemError(
            'not-found',
            'the product has no plan, so that any feature is counted and nothing else taken; publish one',
          );
        return publishedPlan(current);
      },
    );

    app.put<{ Params: IdParams; Body: NewPlan }>(
      path,
      {
        bodyLimit: planBodyLimit,
        schema: {
          summary: 'Publish a plan',
          description:
            'From then on nothing else is taken. A plan that collects more than the one before it needs a `reason`, which is published. ' +
            'The same plan again changes nothing.',
          params: IdParamsSchema,
          body: NewPlanSchema,
          response: { 200: PlanPublicationSchema },
        },
      },
      async (request) => {
        await access.require(request, 'manage');
        return publishPlan(context, await findProduct(registry, request.params), request.body);
      },
    );

    app.get<{ Params: IdParams }>(
      `${path}s`,
      { schema: { summary: 'All plans that were published', params: IdParamsSchema, response: { 200: PlansSchema } } },
      async (request) => {
        await access.require(request, 'read');
        const { id } = await findProduct(registry, request.params);
        const records = await registry.plans.list(id);
        const plans: PlanHistory = records.map(({ document, signed: _signed, ...record }, at) => {
          const before = records[at + 1];
          return { ...record, changes: changesOf(before && documentOf(before), documentOf({ document })) };
        });
        return { plans };
      },
    );
  };
}
