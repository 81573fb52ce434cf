import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { UseSchema } from './session-day.ts';
import { integer, UuidSchema } from './text.ts';

/** How long ago an installation's first week was, in steps so wide that they single nobody out. */
export const weekCohorts = [
  'first week',
  '1-4 weeks',
  '5-8 weeks',
  '9-26 weeks',
  '27-52 weeks',
  'over a year',
] as const;

const dayMs = 86_400_000;

/** The ISO 8601 week of a day, `YYYY-Www`: it belongs to the year in which its Thursday lies. */
export function isoWeekOf(day: string): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  const thursday = new Date(at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * dayMs);
  const days = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / dayMs;
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** No-ID mode: one report of one week, which no value links to the last one. */
export const WeekSchema = Type.Object({
  report: UuidSchema,
  week: Type.String({ pattern: '^\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])$', description: 'an ISO week as YYYY-Www' }),
  activeDays: integer(1, 7),
  cohort: Type.Enum([...weekCohorts]),
  context: integer(0, limits.contexts - 1),
  uses: Type.Optional(Type.Array(UseSchema, { maxItems: limits.uses })),
});
export type Week = Static<typeof WeekSchema>;
