import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';
import { EmailSchema, PersonSchema, RoleSchema } from './person.ts';

const moment = Type.String({ format: 'date-time' });

/** Somebody with an account on this server. */
export const AccountSchema = Type.Object({
  ...PersonSchema.properties,
  createdAt: moment,
  hasPassword: Type.Boolean({ description: 'Nobody can sign in before they set a password with a link' }),
  linkExpiresAt: Type.Union([moment, Type.Null()], {
    description: 'Until when a one-time link sets the password; null if there is none',
  }),
});
export type Account = Static<typeof AccountSchema>;

export const PeopleSchema = Type.Object({ people: Type.Array(AccountSchema) });

export const NewAccountSchema = Type.Object(
  { name: NameSchema, email: EmailSchema, role: RoleSchema },
  { additionalProperties: false },
);
export type NewAccount = Static<typeof NewAccountSchema>;

export const AccountChangeSchema = Type.Object({ role: RoleSchema }, { additionalProperties: false });
export type AccountChange = Static<typeof AccountChangeSchema>;

/** Asks for another one-time link; there is nothing to say. */
export const NewPasswordLinkSchema = Type.Object({}, { additionalProperties: false });

/** With the one-time link that sets a password; it is shown this once, and whoever makes it hands it over. */
export const AccountWithLinkSchema = Type.Object({
  ...AccountSchema.properties,
  /** Where the page is on this server: `/welcome#…`. */
  path: Type.String(),
});
export type AccountWithLink = Static<typeof AccountWithLinkSchema>;

/** What was done to somebody's account. */
export const PeopleChangeSchema = Type.Object({
  id: Type.Integer(),
  at: moment,
  by: Type.Object(
    { kind: Type.Enum(['person', 'token']), id: Type.Integer(), name: Type.String() },
    { description: 'Who did it, with the name of then' },
  ),
  action: Type.Enum(['invited', 'link-made', 'password-set', 'role-changed', 'removed']),
  person: Type.Object(
    { id: Type.Integer(), name: Type.String() },
    { description: 'Whose account, with the name of then' },
  ),
  role: Type.Enum(['owner', 'manager', 'viewer'], { description: 'The role after it' }),
});
export type PeopleChange = Static<typeof PeopleChangeSchema>;

/** The newest first: `GET /api/v1/people/changes`. */
export const PeopleChangesSchema = Type.Object({ changes: Type.Array(PeopleChangeSchema) });
