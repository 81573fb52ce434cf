import { Type, type Static } from 'typebox';
import { PlanChangeSchema } from './plan.ts';

/** Something that is wrong with a plan, or may be. */
const PlanFindingSchema = Type.Object({
  path: Type.Array(Type.Union([Type.String(), Type.Integer()]), { description: 'Where in the plan' }),
  severity: Type.Enum(['error', 'warning'], { description: 'A plan with an error is not published' }),
  message: Type.String({ description: 'What is wrong, and what to do' }),
});

/** A plan to look at before it is published: `POST /api/v1/products/{id}/plan/preview`. */
export const PlanDraftSchema = Type.Object(
  { plan: Type.Unknown({ description: 'what usance.plan.yaml holds, as JSON' }) },
  { additionalProperties: false },
);
export type PlanDraft = Static<typeof PlanDraftSchema>;

/** What publishing a plan would come to. Nothing is changed by asking. */
export const PlanPreviewSchema = Type.Object({
  findings: Type.Array(PlanFindingSchema),
  /** Compared with the plan in force, or with no plan; nothing while there is an error. */
  changes: Type.Array(PlanChangeSchema),
  /** False if it is in force already, and while there is an error. */
  isNew: Type.Boolean(),
});
export type PlanPreview = Static<typeof PlanPreviewSchema>;
