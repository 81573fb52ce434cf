import { PlanDocumentSchema, type PlanChange, type PlanDocument } from '@usance/protocol';
import { Type, type Static } from 'typebox';

const HashSchema = Type.String({ description: 'the SHA-256 of the canonical plan, in hexadecimal' });

/** What a plan does that the one before did not, told as a release's notes would. */
export const PlanChangeSchema = Type.Unsafe<PlanChange>(
  Type.Object({
    path: Type.Array(Type.Union([Type.String(), Type.Integer()]), { description: 'Where in the plan' }),
    effect: Type.Enum(['widening', 'narrowing', 'neutral']),
    text: Type.String(),
  }),
);

/** A plan to be published: `PUT /api/v1/products/{id}/plan`. What is wrong with the plan is said of the plan, not of the schema. */
export const NewPlanSchema = Type.Object(
  {
    plan: Type.Unsafe<PlanDocument>(Type.Unknown({ description: 'what usance.plan.yaml holds, as JSON' })),
    reason: Type.Optional(
      Type.String({
        minLength: 10,
        maxLength: 500,
        pattern: String.raw`\S`,
        description: 'why more is collected than before; everyone can read it',
      }),
    ),
  },
  { additionalProperties: false },
);
export type NewPlan = Static<typeof NewPlanSchema>;

const head = {
  /** 1, 2, 3 … of its product. */
  version: Type.Integer(),
  hash: HashSchema,
  publishedAt: Type.String({ format: 'date-time' }),
  reason: Type.Union([Type.String(), Type.Null()]),
};

/** A plan that was published: `GET /api/v1/products/{id}/plan`, and with less `GET /v1/plan?key=…`. */
export const PublishedPlanSchema = Type.Object({
  ...head,
  plan: PlanDocumentSchema,
  /** A JWS of product key, version, hash, time and plan by the server's key. */
  signed: Type.String(),
});
export type PublishedPlan = Static<typeof PublishedPlanSchema>;

/** What came of publishing one. */
export const PlanPublicationSchema = Type.Object({
  ...PublishedPlanSchema.properties,
  /** False if it was in force already, so that nothing changed. */
  isNew: Type.Boolean(),
  changes: Type.Array(PlanChangeSchema),
  /** What may be wrong with it all the same. */
  warnings: Type.Array(Type.String()),
});
export type PlanPublication = Static<typeof PlanPublicationSchema>;

/** All that were published, the newest first: `GET /api/v1/products/{id}/plans`. */
export const PlansSchema = Type.Object({
  plans: Type.Array(
    Type.Object({
      ...head,
      /** What changed from the one before; of the first, from no plan. */
      changes: Type.Array(PlanChangeSchema),
    }),
  ),
});
export type PlanHistory = Static<typeof PlansSchema>['plans'];
