import { Type, type Static } from 'typebox';
import { DaySchema } from './text.ts';

/**
 * What data may be used for. `basic`: that it ran, version, platform; `usage`: features; `diagnostics`: exceptions;
 * `content`: properties and attributes with values; `messages`: showing messages and telling that they were seen.
 */
export const PurposeSchema = Type.Enum(['basic', 'usage', 'diagnostics', 'content', 'messages']);
export type Purpose = Static<typeof PurposeSchema>;

/** What the person chose, on which basis, and when. */
export const ConsentSchema = Type.Object({
  purposes: Type.Array(PurposeSchema, { maxItems: 5, uniqueItems: true }),
  basis: Type.Enum(['opt-in', 'opt-out', 'notice']),
  day: DaySchema,
});
export type Consent = Static<typeof ConsentSchema>;
