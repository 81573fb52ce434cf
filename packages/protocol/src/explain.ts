import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';

/**
 * Says in one sentence where a value departs from its schema: which field, and what it must be. The sentence never repeats the
 * value, since what is refused is stored nowhere, not even in a log.
 */
export function explain(schema: TSchema, value: unknown): string {
  const { field, demand } = firstFault(schema, value);
  return `${field === '' ? 'it' : field} must be ${demand}`;
}

/** The path of the first field that departs from the schema. */
export function faultAt(schema: TSchema, value: unknown): string {
  return firstFault(schema, value).field;
}

function firstFault(schema: TSchema, value: unknown): { field: string; demand: string } {
  const [error] = Errors(schema, value);
  if (error === undefined) throw new Error('the value fits its schema');
  const field = error.instancePath.slice(1);
  if (error.keyword === 'required') {
    const [missing = ''] = error.params.requiredProperties;
    return { field: field === '' ? missing : `${field}/${missing}`, demand: 'there' };
  }
  if (error.schemaPath.endsWith('/additionalProperties'))
    return { field, demand: `left out${knownFields(schema, error.schemaPath)}` };
  const described = describedPart(schema, error.schemaPath);
  return { field, demand: described ?? error.message.replace(/^must be /, '').replace(/^must/, 'such that it must') };
}

/** The description of the part of the schema that failed, or of the smallest part around it that has one. */
const describedPart = (schema: TSchema, schemaPath: string): string | undefined =>
  partsOnTheWay(schema, schemaPath)
    .map(ownDescription)
    .findLast((description) => description !== undefined);

/** For a field that an object does not have: those that it does. */
function knownFields(schema: TSchema, schemaPath: string): string {
  const { properties } = (partsOnTheWay(schema, schemaPath).at(-2) ?? {}) as { properties?: object };
  return properties === undefined ? '' : `; known are ${Object.keys(properties).join(', ')}`;
}

/** The schema and the parts of it that a path leads through, down to the one it leads to. */
function partsOnTheWay(schema: TSchema, schemaPath: string): unknown[] {
  const parts: unknown[] = [schema];
  for (const step of schemaPath.split('/').slice(1))
    parts.push(
      (parts.at(-1) as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    );
  return parts;
}

function ownDescription(part: unknown): string | undefined {
  const { description } = (part ?? {}) as { description?: unknown };
  return typeof description === 'string' ? description : undefined;
}
