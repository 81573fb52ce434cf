import { basename } from 'node:path';
import type { PlannedAttribute, PlannedLoosening, PlannedProperty } from '@usance/protocol';
import type { LoadedPlan } from './load-plan.ts';
import { runtimePlan } from './runtime-plan.ts';

/** A TypeScript module with the plan for the SDK, and with types by which nothing compiles that the plan does not declare. */
export function typescriptModule({ name, document, hash }: LoadedPlan): string {
  const { features, properties = {}, product, loosened = [] } = document;
  return `// Written by \`usance plan types\` from ${basename(name)}: change that file and run the command again.
import type { Plan, Telemetry } from '@usance/sdk';
${loosened.length === 0 ? '' : looseningsText(loosened)}
/** ${commented(`Everything that ${product} may collect. Hand it to \`init\`: what is not in it is dropped.`)} */
export const plan: Plan = ${JSON.stringify(runtimePlan(document, hash), undefined, 2)};

/** What may be counted, each with the attributes that an event of it may have. */
export interface Features {
${members(features, ({ attributes = {} }) => attributesType(attributes))}}

/** What may be told of an installation. */
export interface Properties {
${members(properties, valueType)}}

type NoAttributes = Record<string, never>;

/** Refuses what is not declared also where it comes in a variable. */
type Exactly<Given, Declared> = Given & Record<Exclude<keyof Given, keyof Declared>, never>;

interface TypedCalls {
  /** Counts one use of a feature; a number beside it is summed. */
  track(feature: keyof Features, value?: number): void;
  /** Counts one use, and keeps its details where the plan asks for them. */
  event<Name extends keyof Features, Given extends Features[Name]>(
    feature: Name,
    attributes?: Exactly<Given, Features[Name]>,
  ): void;
  /** Counts one use when \`end\` is called, and sums the milliseconds until then. */
  time(feature: keyof Features): { end(): void };
}

export interface TypedSession
  extends Omit<ReturnType<Telemetry['startSession']>, keyof TypedCalls>, TypedCalls {}

export interface TypedTelemetry
  extends Omit<Telemetry, keyof TypedCalls | 'setProperty' | 'startSession'>, TypedCalls {
  /** Sets a value of this installation; \`undefined\` takes it away. */
  setProperty<Key extends keyof Properties>(key: Key, value: Properties[Key] | undefined): void;
  /** Begins a session beside all others. */
  startSession(): TypedSession;
}

/** The same telemetry, which now takes only what the plan declares. */
export const typed = (telemetry: Telemetry): TypedTelemetry => telemetry;
`;
}

/** For `consentByRegion`: what is loosened is what is published. */
const looseningsText = (
  loosened: readonly PlannedLoosening[],
): string => `import type { Loosening } from '@usance/sdk/regions';

/** Where people are not asked first, for \`consentByRegion\`. */
export const loosen: Loosening[] = ${JSON.stringify(loosened, undefined, 2)};
`;

/** The members of an interface, each under its description, sorted by name. */
function members<Item extends { description: string }>(
  items: Record<string, Item>,
  typeOf: (item: Item) => string,
  { indent = '  ', mark = '' } = {},
): string {
  return Object.entries(items)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, item]) => [
      `/** ${commented(item.description)} */`,
      `${JSON.stringify(name)}${mark}: ${typeOf(item)};`,
    ])
    .flatMap((lines) => lines.map((line) => `${indent}${line}\n`))
    .join('');
}

function attributesType(attributes: Record<string, PlannedAttribute>): string {
  if (Object.keys(attributes).length === 0) return 'NoAttributes';
  return `{\n${members(attributes, valueType, { indent: '    ', mark: '?' })}  }`;
}

function valueType(value: PlannedAttribute | PlannedProperty): string {
  switch (value.type) {
    case 'enum':
      return value.values
        .toSorted()
        .map((text) => JSON.stringify(text))
        .join(' | ');
    case 'pattern':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return 'number';
  }
}

/** Text that can stand in a comment without ending it. */
const commented = (text: string) => text.replaceAll(/\s+/g, ' ').trim().replaceAll('*/', '*\\/');
