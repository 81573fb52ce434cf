import { Type, type Static } from 'typebox';

const DaySchema = Type.String({ format: 'date', description: 'a day of the calendar as 2026-11-01' });

const VersionSchema = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern:
    '^(?=\\S)(?!.*\\s$)(?:[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+$',
  description: 'a version as installations send it, of 1 to 100 characters, without spaces at its ends',
});

/** A few words of the vendor's own. */
export const NoteSchema = Type.String({
  maxLength: 500,
  pattern: '^(?:[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*$',
  description: 'text of at most 500 characters on one line',
});

/** That a version came out on a day, to be marked in charts over time. */
export const ReleaseSchema = Type.Object({
  id: Type.Integer(),
  version: Type.String(),
  day: Type.String({ format: 'date' }),
  note: Type.Union([Type.String(), Type.Null()]),
});
export type Release = Static<typeof ReleaseSchema>;

export const ReleasesSchema = Type.Object({ releases: Type.Array(ReleaseSchema) });

export const NewReleaseSchema = Type.Object(
  { version: VersionSchema, day: Type.Optional(DaySchema), note: Type.Optional(NoteSchema) },
  { additionalProperties: false },
);
export type NewRelease = Static<typeof NewReleaseSchema>;
