import { Type, type Static } from 'typebox';
import { ConsentSchema } from './consent.ts';
import { ContextSchema } from './context.ts';
import { limits } from './limits.ts';
import { ReceiptSchema } from './receipt.ts';
import { SessionDaySchema } from './session-day.ts';
import { DaySchema, UuidSchema } from './text.ts';
import { WeekSchema } from './week.ts';

/** The public, write-only key that says which product a sync belongs to. */
export const ProductKeySchema = Type.String({ pattern: '^pk_[0-9A-Za-z]{16,64}$', description: 'a product key: pk_…' });

/** The fields that decide whether a request can be taken at all; a fault in one of them refuses the whole request. */
const envelope = {
  key: ProductKeySchema,
  installation: Type.Optional(UuidSchema),
  firstDay: Type.Optional(DaySchema),
  /** Measures the sender's clock; moves no data. */
  sentAt: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$',
    description: 'a time in UTC as YYYY-MM-DDThh:mm:ssZ',
  }),
  environment: Type.Optional(Type.Enum(['production', 'development'])),
  kind: Type.Optional(Type.Enum(['normal', 'ci', 'ephemeral', 'clone'])),
  replacement: Type.Optional(Type.Boolean()),
  /** SHA-256 of the plan that the SDK was built with. */
  plan: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'a SHA-256 in lower-case hexadecimal' })),
  consent: ConsentSchema,
};

/** The body of `POST /v1/sync`. */
export const SyncSchema = Type.Object({
  ...envelope,
  contexts: Type.Array(ContextSchema, { maxItems: limits.contexts }),
  sessionDays: Type.Optional(Type.Array(SessionDaySchema, { maxItems: limits.sessionDays })),
  weeks: Type.Optional(Type.Array(WeekSchema, { maxItems: limits.weeks })),
  receipts: Type.Optional(Type.Array(ReceiptSchema, { maxItems: limits.receipts })),
});
export type Sync = Static<typeof SyncSchema>;

/** The same with its items unread: what must hold before the items are looked at one by one. */
export const SyncEnvelopeSchema = Type.Object({
  ...envelope,
  contexts: Type.Array(Type.Unknown(), { maxItems: limits.contexts }),
  sessionDays: Type.Optional(Type.Array(Type.Unknown(), { maxItems: limits.sessionDays })),
  weeks: Type.Optional(Type.Array(Type.Unknown(), { maxItems: limits.weeks })),
  receipts: Type.Optional(Type.Array(Type.Unknown(), { maxItems: limits.receipts })),
});
