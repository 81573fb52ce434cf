import type { Context } from '@usance/protocol';
import { isHarmless, mayTake, type Choice } from './choice.ts';
import { allowedValues } from './allowed-values.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** What may be kept of a context: its properties as the plan declares them, and its texts, if they look harmless. */
export function allowedContext(context: Context, choice: Choice, at: Place): Context {
  const { app, license, system, properties = {} } = context;
  const kept: Context = {};
  if (app !== undefined) kept.app = harmlessFields(app, choice, inside(at, 'app'));
  if (license !== undefined) kept.license = harmlessFields(license, choice, inside(at, 'license'));
  if (system !== undefined) kept.system = harmlessFields(system, choice, inside(at, 'system'));
  const declared = allowedProperties(properties, choice, inside(at, 'properties'));
  return declared === undefined ? kept : { ...kept, properties: declared };
}

type Properties = NonNullable<Context['properties']>;

function allowedProperties(properties: Properties, choice: Choice, at: Place): Properties | undefined {
  if (Object.keys(properties).length === 0) return undefined;
  if (!choice.may.has('content')) leaveOut(at, 'no-consent', 'properties need the purpose "content"');
  else if (choice.plan === undefined)
    leaveOut(at, 'undeclared', 'the product has no plan that declares properties; publish one');
  else return allowedValues(properties, choice.plan.properties, { choice, at });
  return undefined;
}

/** The fields whose texts look harmless; the same object where all do. */
function harmlessFields<Fields extends object>(fields: Fields, choice: Choice, at: Place): Fields {
  const entries = Object.entries(fields) as [string, unknown][];
  const kept = entries.map(([name, value]) => [name, harmlessPart(value, choice, inside(at, name))] as const);
  if (kept.every(([, value], i) => value === entries[i]?.[1])) return fields;
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as Fields; // what may be missing at most
}

function harmlessPart(value: unknown, choice: Choice, at: Place): unknown {
  if (typeof value === 'string') return isHarmless(choice, value, at) ? value : undefined;
  if (!Array.isArray(value) || typeof value[0] !== 'string') return value;
  const kept = value.filter((text: string, i) => isHarmless(choice, text, inside(at, i)));
  return kept.length === value.length ? value : kept;
}
