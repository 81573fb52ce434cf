import { Type, type Static } from 'typebox';

/** Stands as it is after `segment=`: so it has nothing in it that a filter's value would need quotes for. */
const SegmentNameSchema = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern:
    '^(?=[^\\s!~])(?!.*\\s$)(?:[^",\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+$',
  description:
    'a name of 1 to 100 characters without commas, quotes or control characters, that neither begins with !, ~ or a space nor ends with one',
});

const FilterSchema = Type.String({
  minLength: 1,
  maxLength: 8_000,
  description: 'filters as they stand in the URL of a report: os=Windows,macOS&version=~^4%5C.',
});

/** A filter that has a name: `segment=<name>` beside a report's other filters means all of its filters, too. */
export const SegmentSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  filter: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type Segment = Static<typeof SegmentSchema>;

export const SegmentsSchema = Type.Object({ segments: Type.Array(SegmentSchema) });

export const NewSegmentSchema = Type.Object(
  { name: SegmentNameSchema, filter: FilterSchema },
  { additionalProperties: false },
);
export type NewSegment = Static<typeof NewSegmentSchema>;

export const SegmentChangeSchema = Type.Partial(NewSegmentSchema, { additionalProperties: false });
export type SegmentChange = Static<typeof SegmentChangeSchema>;
