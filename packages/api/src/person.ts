import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

const email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: String.raw`^[^\s@\u0000-\u001f\u007f-\u009f\ud800-\udfff]+@[^\s@\u0000-\u001f\u007f-\u009f\ud800-\udfff]+$`,
  description: 'an e-mail address',
});
const password = Type.String({ minLength: 10, maxLength: 200, description: 'text of 10 to 200 characters' });

export const PersonSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum(['owner']),
});
export type Person = Static<typeof PersonSchema>;

/** Whether the server still waits for its owner: `GET /api/v1/setup`. */
export const SetupSchema = Type.Object({ needed: Type.Boolean() });
export type Setup = Static<typeof SetupSchema>;

/** Makes the owner's account with the one-time token of the set-up link: `POST /api/v1/setup`. */
export const NewOwnerSchema = Type.Object(
  { token: Type.String({ maxLength: 100 }), name: NameSchema, email, password },
  { additionalProperties: false },
);
export type NewOwner = Static<typeof NewOwnerSchema>;

/** Signs in: `POST /api/v1/session`. */
export const CredentialsSchema = Type.Object(
  { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
);
export type Credentials = Static<typeof CredentialsSchema>;
