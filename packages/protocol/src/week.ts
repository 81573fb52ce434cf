import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { UseSchema } from './session-day.ts';
import { integer, text, UuidSchema } from './text.ts';

/** No-ID mode: one report of one week, which no value links to the last one. */
export const WeekSchema = Type.Object({
  report: UuidSchema,
  week: Type.String({ pattern: '^\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])$', description: 'an ISO week as YYYY-Www' }),
  activeDays: integer(1, 7),
  cohort: text(limits.textLength),
  context: integer(0, limits.contexts - 1),
  uses: Type.Optional(Type.Array(UseSchema, { maxItems: limits.uses })),
});
export type Week = Static<typeof WeekSchema>;
