import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

const PageSchema = Type.String({
  maxLength: 60,
  pattern: '^(?:[a-z]+(?:[-/][a-z]+)*)?$',
  description: 'the page below the product’s address, such as retention or features/one; empty for the Overview',
});

const QuerySchema = Type.String({
  maxLength: 8_000,
  pattern: '^[^\\s?#]*$',
  description: 'what stands after the question mark of the page’s address: from=-89d&os=Windows,macOS',
});

/** A page of the dashboard with its days, filters and choices, that has a name: all who see the product see it. */
export const ViewSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  page: Type.String(),
  query: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type View = Static<typeof ViewSchema>;

export const ViewsSchema = Type.Object({ views: Type.Array(ViewSchema) });

export const NewViewSchema = Type.Object(
  { name: NameSchema, page: PageSchema, query: QuerySchema },
  { additionalProperties: false },
);
export type NewView = Static<typeof NewViewSchema>;
