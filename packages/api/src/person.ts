import { Type, type Static } from 'typebox';

const email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' });
const password = Type.String({ minLength: 10, maxLength: 200 });
const name = Type.String({ minLength: 1, maxLength: 100 });

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
export const NewOwnerSchema = Type.Object({ token: Type.String({ maxLength: 100 }), name, email, password });
export type NewOwner = Static<typeof NewOwnerSchema>;

/** Signs in: `POST /api/v1/session`. */
export const CredentialsSchema = Type.Object({
  email: Type.String({ maxLength: 254 }),
  password: Type.String({ maxLength: 200 }),
});
export type Credentials = Static<typeof CredentialsSchema>;
