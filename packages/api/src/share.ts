import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

const QuerySchema = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 2_000 }), {
  maxProperties: 50,
  description: 'the parameters and filters as in the address of the report: {"from": "-29d", "by": "os"}',
});

const GroupSchema = Type.Integer({
  minimum: 5,
  maximum: 1_000,
  default: 10,
  description:
    'how many installations a group must have to be shown, and the step to which counts are rounded down: 5 to 1000; one for all shares of ' +
    'a product',
});

/** A link that shows the answer to one question, and to no other, to whoever has it. */
export const ShareSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  report: Type.String(),
  /** Frozen: the filters of a segment are its filters of that day. */
  query: Type.Record(Type.String(), Type.String()),
  /** `rolling` if its days are counted back from the day on which it is looked at. */
  range: Type.Enum(['fixed', 'rolling']),
  leastGroup: Type.Integer(),
  /** The name of the person or token that made it. */
  createdBy: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  /** `null`: it does not expire by itself. */
  expiresAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  revokedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});
export type Share = Static<typeof ShareSchema>;

export const SharesSchema = Type.Object({ shares: Type.Array(ShareSchema) });

/** With its secret, which is in the address and is shown this once. */
export const CreatedShareSchema = Type.Object({
  ...ShareSchema.properties,
  /** Where its answer is on this server: `/api/v1/shared/us_…`. */
  path: Type.String(),
  /** Where people read it on this server: `/s/us_…`. */
  page: Type.String(),
});
export type CreatedShare = Static<typeof CreatedShareSchema>;

export const NewShareSchema = Type.Object(
  {
    name: NameSchema,
    report: Type.String({ maxLength: 100 }),
    query: Type.Optional(QuerySchema),
    leastGroup: Type.Optional(GroupSchema),
    expiresInDays: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'days until it ends by itself; left out, it does not' }),
    ),
  },
  { additionalProperties: false },
);
export type NewShare = Static<typeof NewShareSchema>;

/** What whoever has the link sees. A count is a multiple of `leastGroup`, or `null` where fewer installations are counted. */
export const SharedAnswerSchema = Type.Object({
  product: Type.String(),
  name: Type.String(),
  report: Type.String(),
  title: Type.String(),
  /** What exactly is counted, in words. */
  definition: Type.String(),
  /** `null`: it does not end by itself. */
  expiresAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  query: Type.Record(Type.String(), Type.String()),
  leastGroup: Type.Integer(),
  rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  totals: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Integer(), Type.Null()]))),
});
export type SharedAnswer = Static<typeof SharedAnswerSchema>;
