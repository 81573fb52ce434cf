import { PlanDraftSchema, PlanPreviewSchema, type PlanDraft } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { findProduct } from '../../find-product.ts';
import { IdParamsSchema, type IdParams } from '../../id-params.ts';
import { previewPlan } from '../../plan/preview-plan.ts';
import { planBodyLimit } from './plans.ts';

/** `POST /api/v1/products/{id}/plan/preview`: what is wrong with a plan, and what it would change. */
export function planPreviewRoute(context: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.post<{ Params: IdParams; Body: PlanDraft }>(
      '/api/v1/products/:id/plan/preview',
      {
        bodyLimit: planBodyLimit,
        schema: {
          summary: 'Look at a plan before it is published',
          description: 'Checks it and compares it with the plan in force. Nothing is stored.',
          params: IdParamsSchema,
          body: PlanDraftSchema,
          response: { 200: PlanPreviewSchema },
        },
      },
      async (request) => {
        await context.access.require(request, 'read');
        return previewPlan(context, await findProduct(context.registry, request.params), request.body.plan);
      },
    );
  };
}
