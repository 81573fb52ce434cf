import { Type, type Static } from 'typebox';

/** Why one item of a request was not stored, while the rest was. */
export const RefusalCodeSchema = Type.Enum([
  'invalid', // the item does not fit the schema
  'unknown-context', // its context is not in the request, or was refused itself
  'day-out-of-range', // before firstDay, too far ahead, or older than the product accepts
  'id-expired', // it is dated after the end of its ID's life; make a new ID, of which `replacement` is true
  'no-consent', // its purpose is not among those the person agreed to
  'undeclared', // the product's plan does not declare it, or not any more, or not with such a value; without a plan, all but features' names
  'not-agreed', // it joined the plan after the day on which the person agreed
  'too-many-values', // as many different values of this property or attribute are kept as the product's plan lets be
  'personal', // it looks as if it named a person or held a secret
  'unknown-message', // a receipt for a message that does not exist
  'no-id-off', // a week's report, for a product that does not run in No-ID mode
  'no-id-only', // a session day, for a product that runs in No-ID mode
]);
export type RefusalCode = Static<typeof RefusalCodeSchema>;

export const RefusalSchema = Type.Object({
  /** Where in the request, as a path: `sessionDays/0/uses/1`. */
  at: Type.String(),
  code: RefusalCodeSchema,
  /** What was wrong and what to do, for a developer. */
  detail: Type.String(),
});
export type Refusal = Static<typeof RefusalSchema>;

/** What the server asks of the SDK. It can only reduce what is collected. */
export const SettingsSchema = Type.Object({
  syncEverySeconds: Type.Integer({ minimum: 60 }),
  collect: Type.Enum(['all', 'none']),
});
export type Settings = Static<typeof SettingsSchema>;

/** The answer to a good request. Nothing else acknowledges. */
export const AnswerSchema = Type.Object({
  /** Session days (or weeks) that are stored durably. */
  accepted: Type.Integer({ minimum: 0 }),
  refused: Type.Array(RefusalSchema),
  serverTime: Type.String({ format: 'date-time' }),
  settings: SettingsSchema,
  messages: Type.Array(Type.Unknown()),
});
export type Answer = Static<typeof AnswerSchema>;
