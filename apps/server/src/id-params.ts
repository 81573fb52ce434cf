import { Type, type Static } from 'typebox';

/** The `{id}` in a path. */
export const IdParamsSchema = Type.Object({
  id: Type.String({ pattern: '^[1-9]\\d{0,9}$', description: 'the number of a product or a token' }),
});
export type IdParams = Static<typeof IdParamsSchema>;
