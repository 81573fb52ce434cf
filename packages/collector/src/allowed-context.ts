import type { Context } from '@usance/protocol';
import type { Choice } from './choice.ts';
import { isHarmless, type TextPlace } from './harmless.ts';
import { allowedValues } from './allowed-values.ts';
import { allowedSystem } from './allowed-system.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** What may be kept of a context: what the plan declares of its system and its properties, and its texts, if they look harmless. */
export function allowedContext(context: Context, choice: Choice, at: Place): Context {
  const { app, license, system, properties = {} } = context;
  const kept: Context = {};
  if (app !== undefined) kept.app = harmlessFields(app, choice, inside(at, 'app'));
  if (license !== undefined) kept.license = harmlessFields(license, choice, inside(at, 'license'));
  if (system !== undefined) {
    const home = inside(at, 'system');
    kept.system = harmlessFields(allowedSystem(system, choice, home), choice, home);
  }
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

/** The fields whose texts look harmless; the same object where all do, as nearly always. */
function harmlessFields<Fields extends object>(fields: Fields, choice: Choice, at: Place): Fields {
  const isFine = (value: unknown) => typeof value !== 'string' || !choice.guard.isPersonal(value);
  const values: unknown[] = Object.values(fields);
  if (values.every((value) => (Array.isArray(value) ? value.every(isFine) : isFine(value)))) return fields;
  const kept = Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    const part = harmlessPart(value, choice, { at, name });
    return part === undefined ? [] : [[name, part]];
  });
  return Object.fromEntries(kept) as Fields; // of fields that may all be missing
}

function harmlessPart(value: unknown, choice: Choice, { at, name }: TextPlace): unknown {
  if (typeof value === 'string') return isHarmless(choice, value, { at, name }) ? value : undefined;
  if (!Array.isArray(value)) return value;
  const home = inside(at, name);
  return value.filter((part, i) => typeof part !== 'string' || isHarmless(choice, part, { at: home, name: i }));
}
