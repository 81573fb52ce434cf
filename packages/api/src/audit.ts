import { Type, type Static } from 'typebox';

/** That somebody looked at one installation, or had it erased. Neither which one nor what was seen is kept. */
export const AuditEntrySchema = Type.Object({
  id: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  by: Type.Object(
    { kind: Type.Enum(['person', 'token']), id: Type.Integer(), name: Type.String() },
    { description: 'Who looked, with the name of then' },
  ),
  action: Type.Enum(['installation-view', 'installation-export', 'installation-erase']),
  outcome: Type.Enum(['found', 'not-found']),
});
export type AuditEntry = Static<typeof AuditEntrySchema>;

/** The newest first: `GET /api/v1/products/{id}/audit`. */
export const AuditSchema = Type.Object({
  entries: Type.Array(AuditEntrySchema),
  next: Type.Union([Type.Integer(), Type.Null()], {
    description: 'What `before` gets the next page with; null at the end',
  }),
});
export type Audit = Static<typeof AuditSchema>;

/** Whether the log is as it was written: `GET /api/v1/products/{id}/audit/check`. */
export const AuditCheckSchema = Type.Object({
  entries: Type.Integer(),
  linkedFrom: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'The first entry that is linked to the one before it; those before are of an older version. null where none is',
  }),
  broken: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'The first entry that does not follow from the one before it: something was changed or taken out. null if all do',
  }),
  head: Type.String({ description: 'The link of the newest entry, to be noted elsewhere; empty where none is linked' }),
  hasNoted: Type.Union([Type.Boolean(), Type.Null()], {
    description: 'Whether an entry has the noted link: if not, the end of the log was cut off. null if none was given',
  }),
});
export type AuditCheck = Static<typeof AuditCheckSchema>;

/** What somebody noted of it before. */
export const AuditCheckParamsSchema = Type.Object({
  noted: Type.String({ default: '', maxLength: 64, description: 'The `head` of an earlier check' }),
});

/** Which page of it. */
export const AuditParamsSchema = Type.Object({
  before: Type.Integer({
    minimum: 0,
    default: 0,
    description: 'Only entries with a smaller number; 0: from the newest on',
  }),
  limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100, description: 'How many at most: 1 to 1000' }),
});
