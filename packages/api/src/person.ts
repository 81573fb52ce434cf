import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

export const EmailSchema = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: String.raw`^[^\s@\u0000-\u001f\u007f-\u009f\ud800-\udfff]+@[^\s@\u0000-\u001f\u007f-\u009f\ud800-\udfff]+$`,
  description: 'an e-mail address',
});
export const PasswordSchema = Type.String({
  minLength: 10,
  maxLength: 200,
  description: 'text of 10 to 200 characters',
});

/** What a person is to a server: see `scopesOfRole` in role.ts. */
export const RoleSchema = Type.Enum(['owner', 'manager', 'viewer'], {
  description: 'owner: everything; manager: all about products, and tokens; viewer: looks at products and reports',
});
export type Role = Static<typeof RoleSchema>;

export const PersonSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  email: Type.String(),
  role: RoleSchema,
});
export type Person = Static<typeof PersonSchema>;

/** Whether the server still waits for its owner: `GET /api/v1/setup`. */
export const SetupSchema = Type.Object({ needed: Type.Boolean() });
export type Setup = Static<typeof SetupSchema>;

/** Makes the owner's account with the one-time token of the set-up link: `POST /api/v1/setup`. */
export const NewOwnerSchema = Type.Object(
  { token: Type.String({ maxLength: 100 }), name: NameSchema, email: EmailSchema, password: PasswordSchema },
  { additionalProperties: false },
);
export type NewOwner = Static<typeof NewOwnerSchema>;

/** Signs in: `POST /api/v1/session`. */
export const CredentialsSchema = Type.Object(
  { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
);
export type Credentials = Static<typeof CredentialsSchema>;

/** Changes one's own password: `PUT /api/v1/session/password`. */
export const PasswordChangeSchema = Type.Object(
  { current: Type.String({ maxLength: 200 }), password: PasswordSchema },
  { additionalProperties: false },
);
export type PasswordChange = Static<typeof PasswordChangeSchema>;

/** Sets a password with a one-time link's token, and signs in: `POST /api/v1/password`. */
export const NewPasswordSchema = Type.Object(
  { token: Type.String({ maxLength: 100 }), password: PasswordSchema },
  { additionalProperties: false },
);
export type NewPassword = Static<typeof NewPasswordSchema>;
