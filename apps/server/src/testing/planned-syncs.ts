import type { PlanDocument, Purpose } from '@usance/protocol';
import * as fc from 'fast-check';
import { dayFromToday } from './a-sync.ts';

/** Stands in everything that no plan declares. */
export const marker = 'Zq9x7w';

type Value = string | number | boolean;

/** What one installation sends under one choice; everything it holds is named after what it is. */
export interface PlannedSync {
  purposes: Purpose[];
  agreedOn: string;
  uses: string[];
  properties: Record<string, Value>;
  events: { name: string; attributes: Record<string, Value> }[];
  messages: string[];
  system: System;
}

type System = Partial<typeof machine>;

/** Its locale has a region, which not every plan lets be told. */
const machine = {
  os: 'Linux',
  osVersion: '13',
  arch: 'arm64',
  cpu: 'Cortex-A76',
  cores: 4,
  memoryMb: 8_192,
  locale: 'de-AT',
};

const purposes: Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];
const features = ['Notes/Add', 'Notes/Find', 'Notes/Share', 'Notes/Print'];
export const keys = ['theme', 'plugins', 'layout', 'addOn'];
const messages = ['disk full', 'note \\d{1,4} is locked', 'no [a-z]{1,9} left'];

// Often one who agreed to all of it, lately: where nothing is taken, nothing can be wrong with it.
const days = fc.integer({ min: -40, max: -1 }).map(dayFromToday);
const choices = fc.oneof(
  { weight: 2, arbitrary: fc.constant(purposes) },
  { weight: 1, arbitrary: fc.subarray(purposes) },
);
const consentDays = fc.oneof({ weight: 2, arbitrary: fc.constant(dayFromToday(-1)) }, { weight: 1, arbitrary: days });
const shape = fc.constantFrom(
  { type: 'boolean' },
  { type: 'number' },
  { type: 'enum', values: ['dark', 'light'] },
  { type: 'buckets', bounds: [0, 10, 100] },
  { type: 'pattern', pattern: '[a-z]{1,12}(?:@[a-z]{1,12}\\.[a-z]{2,4})?' },
);
const kept = fc.record({
  description: fc.constant('Tells what to mend first.'),
  owner: fc.constant('core team'),
  retention: fc.constant(395),
  added: days,
  expires: fc.constantFrom(dayFromToday(1), dayFromToday(30)),
});
const someOf = <Item>(names: readonly string[], item: fc.Arbitrary<Item>) =>
  fc
    .subarray([...names])
    .chain((chosen) => fc.tuple(...chosen.map(() => item)).map((items) => items.map((each, i) => [chosen[i], each])))
    .map((entries) => Object.fromEntries(entries) as Record<string, Item>);

const attributes = someOf(
  ['kind', 'found'],
  fc
    .tuple(shape, fc.option(days, { nil: undefined }))
    .map(([is, added]) => ({ description: 'Tells how it was used.', ...is, ...(added !== undefined && { added }) })),
);
const feature = fc
  .tuple(kept, fc.constantFrom<Purpose[]>('usage', 'diagnostics', 'content'), fc.boolean(), attributes)
  .map(([item, purpose, detail, own]) => ({ ...item, purpose, detail, ...(detail && { attributes: own }) }));
const property = fc
  .tuple(kept, fc.constantFrom<Purpose[]>('content', 'usage'), shape)
  .map(([item, purpose, is]) => ({ ...item, purpose, ...is }));

const override = { reason: 'Whatever this run tries out.', by: 'core team', date: dayFromToday(-1) };
const systems = fc
  .tuple(kept, fc.subarray(['arch', 'cores', 'cpu', 'language', 'locale', 'memoryMb', 'os', 'osVersion']))
  .map(([{ retention: _retention, ...entry }, fields]) => ({ ...entry, fields, override }));

/** Plans that are in order today. */
export const plans: fc.Arbitrary<PlanDocument> = fc
  .tuple(
    someOf(features, feature),
    someOf(keys, property),
    fc.subarray(messages),
    fc.option(systems, { nil: undefined }),
  )
  .map(([some, properties, patterns, system]) => ({
    product: 'Field Notes',
    features: some,
    properties,
    exceptions: { messages: patterns },
    ...(system && { system }),
  })) as fc.Arbitrary<PlanDocument>; // as its schema has it: the route that takes it checks

const values = fc.oneof(
  fc.constantFrom<Value[]>('dark', 'abc', 'jane@example.com', marker, true, false, -1, 0, 7, 55, 1_000),
);
const valuesOf = (names: readonly string[]) => someOf([...names, `key ${marker}`], values);

export const syncs: fc.Arbitrary<PlannedSync> = fc.record({
  purposes: choices,
  agreedOn: consentDays,
  uses: fc.subarray([...features, `Notes/${marker}`]),
  properties: valuesOf(keys),
  events: fc.array(
    fc.record({ name: fc.constantFrom(...features, `Notes/${marker}`), attributes: valuesOf(['kind', 'found']) }),
    { maxLength: 4 },
  ),
  messages: fc.subarray(['disk full', 'note 12 is locked', 'no paper left', `disk full of ${marker}`]),
  system: fc
    .subarray(Object.keys(machine) as (keyof System)[])
    .map((fields) => Object.fromEntries(fields.map((field) => [field, machine[field]]))),
});

/** What may be at rest of a sync, said naively: each thing, with what it says. */
export function insidePlan(
  { features: planned, properties = {}, system, exceptions }: PlanDocument,
  sync: PlannedSync,
) {
  const today = dayFromToday(0);
  const agreed = (...needed: (Purpose | undefined)[]) =>
    ['basic' as const, ...needed].every((purpose) => purpose === undefined || sync.purposes.includes(purpose));
  const holds = (item: { added: string; expires: string }) => item.added <= sync.agreedOn && today < item.expires;
  const isCounted = (name: string) => {
    const item = Object.hasOwn(planned, name) ? planned[name] : undefined;
    return item !== undefined && agreed('usage', item.purpose) && holds(item);
  };
  const keptValues = (given: Record<string, Value>, allowed: (key: string) => object | undefined) =>
    Object.entries(given).flatMap(([key, value]): [string, string][] => {
      const declared = allowed(key);
      const as = declared && keptValue(declared as DeclaredShape, value);
      return as === undefined ? [] : [[key, as]];
    });
  return {
    isThere: agreed(),
    system: agreed() ? keptSystem(sync.system, system, system !== undefined && holds(system)) : {},
    uses: sync.uses.filter(isCounted).toSorted(),
    properties: Object.fromEntries(
      keptValues(sync.properties, (key) => {
        const item = Object.hasOwn(properties, key) ? properties[key] : undefined;
        return item !== undefined && agreed('content', item.purpose) && holds(item) ? item : undefined;
      }),
    ),
    events: sync.events
      .filter(({ name }) => isCounted(name) && planned[name]?.detail === true)
      .map(({ name, attributes: given }) => ({
        name,
        attributes: Object.fromEntries(
          keptValues(given, (key) => {
            const own = planned[name]?.attributes ?? {};
            const attribute = Object.hasOwn(own, key) ? own[key] : undefined;
            return attribute !== undefined && agreed('content') && (attribute.added ?? '') <= sync.agreedOn
              ? attribute
              : undefined;
          }),
        ),
      })),
    messages: sync.messages
      .filter((text) => agreed('diagnostics') && exceptions?.messages.some((one) => new RegExp(`^${one}$`).test(text)))
      .toSorted(),
  };
}

/** What is preset is never in doubt; of a locale that is not told, its language may be. */
function keptSystem(given: System, planned: PlanDocument['system'], isAgreed: boolean) {
  const preset = ['os', 'osVersion', 'arch', 'language'];
  const declared = planned === undefined ? preset : planned.fields;
  const isTold = (field: string) => declared.some((one) => one === field) && (isAgreed || preset.includes(field));
  const told: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(given)) if (isTold(field)) told[field] = value;
  const isLanguage = isTold('language') || (declared.some((one) => one === 'locale') && !isTold('locale'));
  if (given.locale !== undefined && told['locale'] === undefined && isLanguage) told['locale'] = 'de';
  return told;
}

type DeclaredShape = { type: string; values?: string[]; bounds?: number[]; pattern?: string };

/** The text that is kept of a value; nothing of what looks like an e-mail address. */
function keptValue({ type, values: texts = [], bounds = [], pattern = '' }: DeclaredShape, value: Value) {
  const fits = {
    boolean: typeof value === 'boolean',
    number: typeof value === 'number',
    enum: typeof value === 'string' && texts.includes(value),
    buckets: typeof value === 'number' && bounds.some((bound) => bound <= value),
    pattern: typeof value === 'string' && new RegExp(`^(?:${pattern})$`).test(value) && !value.includes('@'),
  }[type];
  if (fits !== true) return undefined;
  return String(type === 'buckets' ? Math.max(...bounds.filter((bound) => bound <= Number(value))) : value);
}
