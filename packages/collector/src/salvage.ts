import { explain, type Refusal } from '@usance/protocol';
import { Type, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { CollectorError } from './collector-error.ts';

/** Explaining takes time, so a request with more faults than this is refused whole; and no answer names more than so many items. */
export const maxRefusals = 100;

/** Where in the request a value stands, and the list that takes what is refused. */
export interface Place {
  at: string;
  refused: Refusal[];
}

/**
 * Takes from a value what fits the schema: of an object its good fields, of a list its good items. What does not fit is named
 * in `refused`, as the smallest part that had to go. Answers `undefined` if nothing can be kept.
 */
export function salvage(schema: TSchema, value: unknown, place: Place): unknown {
  if (Check(schema, value)) return value;
  const kept = salvageParts(schema, value, place);
  if (kept !== undefined && Check(schema, kept)) return kept;
  refuse(place, 'invalid', explain(schema, kept ?? value));
  return undefined;
}

/** Names one item that is not stored, though it could be read: however many there are, they cost none of the others. */
export const leaveOut = ({ at, refused }: Place, code: Refusal['code'], detail: string): void =>
  void refused.push({ at, code, detail });

/** Names one item that cannot be stored. */
function refuse(place: Place, code: Refusal['code'], detail: string): void {
  const { at, refused } = place;
  leaveOut(place, code, detail);
  if (refused.length > maxRefusals)
    throw new CollectorError('invalid-request', `more than ${maxRefusals} items are wrong; the first: ${detail}`, {
      at: refused[0]?.at ?? at,
    });
}

export const inside = ({ at, refused }: Place, part: string | number): Place => ({
  at: at === '' ? String(part) : `${at}/${part}`,
  refused,
});

function salvageParts(schema: TSchema, value: unknown, place: Place): unknown {
  if (Type.IsArray(schema) && Array.isArray(value) && value.length <= maxItems(schema))
    return value.flatMap((item, i) => {
      const kept = salvage(schema.items, item, inside(place, i));
      return kept === undefined ? [] : [kept];
    });
  if (!isObject(value)) return undefined;
  if (Type.IsObject(schema)) return salvageFields(schema, value, place);
  if (Type.IsRecord(schema)) return salvageRecord(schema, value, place);
  return undefined;
}

function salvageFields(schema: ReturnType<typeof Type.Object>, value: Record<string, unknown>, place: Place) {
  const required: readonly string[] = schema.required ?? [];
  const kept: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    if (!Object.hasOwn(value, name)) continue;
    // Without a required field there is no object, so that the object as a whole is to blame.
    const part = required.includes(name) ? value[name] : salvage(field, value[name], inside(place, name));
    if (part !== undefined) kept[name] = part;
  }
  return kept;
}

function salvageRecord(schema: ReturnType<typeof Type.Record>, value: Record<string, unknown>, place: Place) {
  const [pattern = '', field = Type.Never()] = Object.entries<TSchema>(schema.patternProperties)[0] ?? [];
  const isKey = new RegExp(pattern);
  const kept = Object.entries(value).flatMap(([name, part]) => {
    if (!isKey.test(name)) {
      refuse(place, 'invalid', 'a key must be short text without control characters');
      return [];
    }
    const good = salvage(field, part, inside(place, name));
    return good === undefined ? [] : [[name, good]];
  });
  return Object.fromEntries(kept) as Record<string, unknown>;
}

const maxItems = (schema: TSchema & { maxItems?: number }) => schema.maxItems ?? Infinity;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
