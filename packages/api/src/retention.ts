import { Type, type Static } from 'typebox';

/** What was deleted because its time was over: numbers only. */
export const ExpirySchema = Type.Object({
  at: Type.String({ format: 'date-time' }),
  sessionDays: Type.Integer(),
  details: Type.Integer({ description: 'Exceptions and events' }),
  installations: Type.Integer({ description: 'Installations of whom nothing was left, so that they were forgotten' }),
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
