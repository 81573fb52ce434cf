import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { PlanDocumentSchema } from '../plan.ts';
import { planError, type PlanFinding, type PlanPath } from './finding.ts';

/** A schema as the JSON that it is. */
interface Part {
  description?: string;
  properties?: Record<string, TSchema & { const?: string }>;
  required?: string[];
  patternProperties?: Record<string, TSchema>;
  maxProperties?: number;
  anyOf?: TSchema[];
  enum?: unknown[];
}

/** What to write where a key is missing. */
const advice: Readonly<Record<string, string>> = {
  product: 'name the product, as people know it',
  features: 'list what is counted, or write {} if nothing is',
  description: 'tell a person what is collected and why',
  owner: 'say who answers for it, a team or a person',
  retention: 'say for how many days it is kept',
  added: 'give the day on which it joins the plan, as YYYY-MM-DD',
  expires: 'give the first day on which it is not collected any more, as YYYY-MM-DD',
  type: 'choose one of boolean, number, enum, buckets, pattern',
  values: 'list the texts that it may be',
  bounds: "list the buckets' lower bounds",
  pattern: 'write the regular expression that it must match',
  fields: 'list what of the system is told, or write [] if nothing is',
  messages: 'list the patterns that a message must match',
  reason: 'say why the name is right all the same',
  by: 'say who looked at it',
  region: 'say where, such as UK or FR',
  purposeClass: 'choose one of usage, noId, diagnostics',
  mode: 'choose opt-out or notice',
  legalBasis: 'name the legal basis, as it is to be published',
  date: 'say when, as YYYY-MM-DD',
};

/** Everything that keeps a value from being a plan at all, each with its place; nothing exactly if it fits the schema. */
export const shapeFindings = (document: unknown): PlanFinding[] => partFindings(PlanDocumentSchema, document, []);

function partFindings(schema: TSchema, value: unknown, path: PlanPath): PlanFinding[] {
  const part = schema as Part;
  if (part.anyOf !== undefined) return chosenFindings(part.anyOf, value, path);
  if (part.properties === undefined && part.patternProperties === undefined) {
    if (Check(schema, value)) return [];
    return [planError(path, 'shape', `${path.at(-1)} must be ${demand(part)}`)];
  }
  if (!isMap(value)) return [planError(path, 'shape', `${path.at(-1) ?? 'the file'} must be ${demand(part)}`)];
  return part.properties === undefined ? mapFindings(part, value, path) : objectFindings(part, value, path);
}

/** Of several forms the one that the value's `type` names, so that what is said of it fits. */
function chosenFindings(forms: TSchema[], value: unknown, path: PlanPath): PlanFinding[] {
  const type = isMap(value) ? value['type'] : undefined;
  const typeOf = (form: TSchema) => (form as Part).properties?.['type']?.const;
  const chosen = forms.find((form) => typeOf(form) === type);
  if (chosen !== undefined) return partFindings(chosen, value, path);
  if (!isMap(value)) return [planError(path, 'shape', `${path.at(-1)} must be ${demand(forms[0] as Part)}`)];
  const types = forms.map(typeOf).join(', ');
  return type === undefined
    ? [missing('type', path)]
    : [planError([...path, 'type'], 'shape', `type must be one of ${types}; there is no free text`)];
}

function mapFindings(part: Part, value: Record<string, unknown>, path: PlanPath): PlanFinding[] {
  const [[key, item] = ['', {}]] = Object.entries(part.patternProperties ?? {});
  const fits = new RegExp(key);
  const entries = Object.entries(value);
  const isTooLong = entries.length > (part.maxProperties ?? Infinity);
  return [
    ...(isTooLong ? [planError(path, 'shape', `${path.at(-1)} has ${entries.length} entries; ${demand(part)}`)] : []),
    ...entries.flatMap(([name, each]) =>
      fits.test(name)
        ? partFindings(item, each, [...path, name])
        : [planError([...path, name], 'shape', 'the name is empty, too long, or holds control characters; change it')],
    ),
  ];
}

function objectFindings(
  { properties = {}, required = [] }: Part,
  value: Record<string, unknown>,
  path: PlanPath,
): PlanFinding[] {
  const known = Object.keys(properties);
  return [
    ...Object.keys(value)
      .filter((key) => !known.includes(key))
      .map((key) => planError([...path, key], 'shape', `there is no key "${key}" here; known are ${known.join(', ')}`)),
    ...required.filter((key) => value[key] === undefined).map((key) => missing(key, path)),
    ...Object.entries(properties)
      .filter(([key]) => value[key] !== undefined)
      .flatMap(([key, schema]) => partFindings(schema, value[key], [...path, key])),
  ];
}

const missing = (key: string, path: PlanPath) =>
  planError(path, 'shape', `${path.at(-1) ?? 'the plan'} has no ${key}: ${advice[key] ?? 'add it'}`);

const demand = ({ description, enum: choices }: Part) =>
  description ?? (choices === undefined ? 'something else' : `one of ${choices.join(', ')}`);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
