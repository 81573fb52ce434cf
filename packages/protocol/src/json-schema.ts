import type { TSchema } from 'typebox';
import { AnswerSchema, RefusalSchema } from './answer.ts';
import { ConsentSchema } from './consent.ts';
import { ContextSchema, PropertiesSchema } from './context.ts';
import { ProblemSchema } from './problem.ts';
import { ReceiptSchema } from './receipt.ts';
import { EventSchema, ExceptionSchema, SessionDaySchema, UseSchema } from './session-day.ts';
import { SyncSchema } from './sync.ts';
import { DaySchema, NameSchema, UuidSchema, ValueSchema } from './text.ts';
import { WeekSchema } from './week.ts';

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null;

/** What gets a name of its own in a document, so that it stands there once. */
const named: Record<string, TSchema> = {
  Consent: ConsentSchema,
  Context: ContextSchema,
  Day: DaySchema,
  Event: EventSchema,
  Exception: ExceptionSchema,
  Name: NameSchema,
  Properties: PropertiesSchema,
  Receipt: ReceiptSchema,
  Refusal: RefusalSchema,
  SessionDay: SessionDaySchema,
  Use: UseSchema,
  Uuid: UuidSchema,
  Value: ValueSchema,
  Week: WeekSchema,
};

/** The protocol as JSON Schema documents (draft 2020-12), by file name, for those who do not speak TypeScript. */
export const jsonSchemas = (): Record<string, Json> => ({
  'sync.schema.json': documentOf(SyncSchema, 'Sync', 'The body of POST /v1/sync'),
  'answer.schema.json': documentOf(AnswerSchema, 'Answer', 'The answer to a good request'),
  'problem.schema.json': documentOf(ProblemSchema, 'Problem', 'Any other answer of the collector, as RFC 9457 has it'),
});

function documentOf(schema: TSchema, title: string, description: string): Json {
  const nameOf = new Map(Object.entries(named).map(([name, part]) => [JSON.stringify(part), name]));
  const used = new Map<string, Json>();

  const convert = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(convert);
    if (typeof part !== 'object' || part === null) return part;
    const name = nameOf.get(JSON.stringify(part));
    if (name === undefined) return convertParts(part);
    if (!used.has(name)) {
      used.set(name, null); // keeps the place: parts of it may have names too
      used.set(name, convertParts(part));
    }
    return { $ref: `#/$defs/${name}` };
  };
  // Draft 2020-12 calls a tuple's items `prefixItems`, and what follows them `items`.
  const convertParts = ({ items, additionalItems, ...part }: { [name: string]: Json }): Json => {
    const rest = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, convert(value)]));
    if (items === undefined) return rest;
    if (!Array.isArray(items)) return { ...rest, items: convert(items) };
    return { ...rest, prefixItems: convert(items), items: convert(additionalItems ?? true) };
  };

  const body = convertParts(JSON.parse(JSON.stringify(schema)) as { [name: string]: Json }); // a schema is a JSON object
  const defs = Object.fromEntries([...used].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:usance:protocol:${title.toLowerCase()}`,
    title,
    description,
    ...(body as object),
    ...(used.size === 0 ? {} : { $defs: defs }),
  };
}
