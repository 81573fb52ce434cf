import { Type, type Static } from 'typebox';

/** What was deleted because its time was over: numbers only. */
export const ExpirySchema = Type.Object({
  at: Type.String({ format: 'date-time' }),
  sessionDays: Type.Integer(),
  details: Type.Integer({ description: 'Exceptions and events' }),
  weeks: Type.Integer({ description: 'Weekly reports, of products in No-ID mode' }),
  installations: Type.Integer({ description: 'Installations of whom nothing was left, so that they were forgotten' }),
  parts: Type.Integer({
    description:
      'Session days and weekly reports without what a feature or property had told, which its plan keeps for a shorter time',
  }),
});
export type Expiry = Static<typeof ExpirySchema>;

/** How long a product's data are kept, and what was deleted when, the latest first: `GET /api/v1/products/{id}/retention`. */
export const RetentionSchema = Type.Object({
  keepSessionDays: Type.Integer(),
  keepEventsDays: Type.Integer(),
  identifierMonths: Type.Integer(),
  ceilings: Type.Object(
    { keepSessionDays: Type.Integer(), keepEventsDays: Type.Integer(), identifierMonths: Type.Integer() },
    { description: 'What no setting can exceed' },
  ),
  expiries: Type.Array(ExpirySchema),
});
export type Retention = Static<typeof RetentionSchema>;
