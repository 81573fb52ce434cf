import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

/**
 * `read` opens products and reports; `manage` also changes them; `inspect` opens one installation by its ID, and nothing else does; `backup` makes
 * backups of everything, and nothing else does; `people` says who has an account, and nothing else does.
 */
export const ScopeSchema = Type.Enum(['read', 'manage', 'inspect', 'backup', 'people']);
export type Scope = Static<typeof ScopeSchema>;

export const TokenSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  scopes: Type.Array(ScopeSchema),
  createdAt: Type.String({ format: 'date-time' }),
});
export type Token = Static<typeof TokenSchema>;

export const TokensSchema = Type.Object({ tokens: Type.Array(TokenSchema) });

export const NewTokenSchema = Type.Object(
  { name: NameSchema, scopes: Type.Array(ScopeSchema, { minItems: 1, uniqueItems: true }) },
  { additionalProperties: false },
);
export type NewToken = Static<typeof NewTokenSchema>;

/** A token as it is made: its secret is shown this once and kept only as a hash. */
export const CreatedTokenSchema = Type.Object({ ...TokenSchema.properties, token: Type.String() });
export type CreatedToken = Static<typeof CreatedTokenSchema>;
