import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { amount, DaySchema, integer, NameSchema, PropertyKeySchema, text, UuidSchema, ValueSchema } from './text.ts';

/** How often a session day used a feature: name, count, and optionally the sum of a number. */
export const UseSchema = Type.Union(
  [Type.Tuple([NameSchema, integer(1, limits.count)]), Type.Tuple([NameSchema, integer(1, limits.count), amount])],
  { description: 'a name, a count, and optionally the sum of a number' },
);
export type Use = Static<typeof UseSchema>;

/** One dated, detailed occurrence. `seq` is unique within its session day. */
export const EventSchema = Type.Object({
  seq: integer(1, limits.count),
  hour: integer(0, 23),
  name: NameSchema,
  value: Type.Optional(amount),
  attributes: Type.Optional(
    Type.Record(PropertyKeySchema, ValueSchema, { maxProperties: limits.attributes, additionalProperties: false }),
  ),
});
export type Event = Static<typeof EventSchema>;

/** An exception, handled or not. `seq` is unique within its session day. */
export const ExceptionSchema = Type.Object({
  seq: integer(1, limits.count),
  hour: integer(0, 23),
  type: NameSchema,
  message: Type.Optional(text(limits.messageLength, 0)),
  frames: Type.Optional(Type.Array(text(limits.frameLength), { maxItems: limits.frames })),
  handled: Type.Boolean(),
});
export type Exception = Static<typeof ExceptionSchema>;

/** What one session did on one UTC day, as whole state: a higher revision replaces a lower one. */
export const SessionDaySchema = Type.Object({
  session: UuidSchema,
  day: DaySchema,
  revision: integer(1, limits.count),
  /** Index into the request's `contexts`. */
  context: integer(0, limits.contexts - 1),
  /** Finished sessions of one day and one context may be merged into one record; this says how many. 1 if left out. */
  sessions: Type.Optional(integer(1, limits.mergedSessions)),
  /** True on every day after a session's first. */
  continued: Type.Optional(Type.Boolean()),
  seconds: integer(0, limits.seconds),
  localHour: Type.Optional(integer(0, 23)),
  /** 1 is Monday, 7 is Sunday. */
  localWeekday: Type.Optional(integer(1, 7)),
  ended: Type.Optional(Type.Boolean()),
  crashed: Type.Optional(Type.Boolean()),
  uses: Type.Optional(Type.Array(UseSchema, { maxItems: limits.uses })),
  events: Type.Optional(Type.Array(EventSchema, { maxItems: limits.events })),
  exceptions: Type.Optional(Type.Array(ExceptionSchema, { maxItems: limits.exceptions })),
});
export type SessionDay = Static<typeof SessionDaySchema>;
