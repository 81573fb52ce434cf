import {
  presetPartOf,
  systemFieldsOf,
  type PlanDocument,
  type PlannedAttribute,
  type PlannedFeature,
  type PlannedProperty,
  type SystemField,
} from '@usance/protocol';
import type { Plan, ValueShape, PlannedFeature as RuntimeFeature, PlannedSystem, PlannedValue } from '@usance/sdk';

/** The plan as the SDK takes it: only what decides at run time. Names are sorted, so that their order in the file says nothing. */
export function runtimePlan({ features, properties = {}, system, exceptions }: PlanDocument, hash: string): Plan {
  const messages = (exceptions?.messages ?? []).toSorted();
  return {
    hash,
    features: mapSorted(features, runtimeFeature),
    ...(Object.keys(properties).length > 0 && { properties: mapSorted(properties, runtimeProperty) }),
    system: runtimeSystem(system),
    ...(messages.length > 0 && { messages }),
  };
}

function runtimeSystem(system: PlanDocument['system']): PlannedSystem {
  const fields = systemFieldsOf(system);
  const preset = withoutDoubles(presetPartOf(fields));
  if (system === undefined) return { preset };
  return { preset, all: { added: system.added, expires: system.expires, fields: withoutDoubles(fields) } };
}

/** A locale has its language in it. */
const withoutDoubles = (fields: readonly SystemField[]) =>
  fields.filter((field) => field !== 'language' || !fields.includes('locale'));

function runtimeFeature({ purpose, added, expires, detail, attributes = {} }: PlannedFeature): RuntimeFeature {
  // The SDK knows one day for a feature and its attributes: nothing of it is taken from who agreed before the last of them joined.
  const joined = Object.values(attributes).map((attribute) => attribute.added ?? added);
  return {
    ...(purpose !== undefined && purpose !== 'usage' && { purpose }),
    added: [added, ...joined].toSorted().at(-1) ?? added,
    expires,
    ...(detail === true && { detail }),
    ...(Object.keys(attributes).length > 0 && { attributes: mapSorted(attributes, shapeOf) }),
  };
}

const runtimeProperty = (property: PlannedProperty): PlannedValue => ({
  ...(property.purpose !== undefined && property.purpose !== 'content' && { purpose: property.purpose }),
  added: property.added,
  expires: property.expires,
  is: shapeOf(property),
});

function shapeOf(value: PlannedAttribute | PlannedProperty): ValueShape {
  switch (value.type) {
    case 'enum':
      return value.values.toSorted();
    case 'buckets':
      return value.bounds;
    case 'pattern':
      return { pattern: value.pattern };
    default:
      return value.type;
  }
}

const mapSorted = <From, To>(items: Record<string, From>, change: (item: From) => To): Record<string, To> =>
  Object.fromEntries(
    Object.entries(items)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, item]) => [name, change(item)]),
  );
