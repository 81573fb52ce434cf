import type { PlanDocument, PlannedAttribute, PlannedFeature, PlannedLoosening, PlannedProperty } from '../plan.ts';
import { placeOf } from './canonical.ts';
import { addedFindings, dayFindings } from './day-check.ts';
import { isRealDay } from './days.ts';
import { planError, planWarning, type PlanFinding, type PlanPath } from './finding.ts';
import { nameFindings } from './name-check.ts';
import { patternFault } from './pattern.ts';
import { shapeFindings } from './shape.ts';
import { similarNameFindings } from './similar-names.ts';
import { fingerprintFindings } from './system-check.ts';

export interface PlanCheckOptions {
  /** The day on which the plan is checked, `YYYY-MM-DD`. */
  today: string;
}

/** Everything that is wrong with a plan, or may be. What has no plan's shape is looked at no further. */
export function checkPlan(document: unknown, { today }: PlanCheckOptions): PlanFinding[] {
  const misshapen = shapeFindings(document);
  if (misshapen.length > 0) return misshapen;
  const { features, properties = {}, system, exceptions, loosened = [] } = document as PlanDocument; // its shape was checked above
  return [
    ...similarNameFindings(Object.keys(features), ['features']),
    ...Object.entries(features).flatMap(([name, feature]) => featureFindings(name, feature, today)),
    ...similarNameFindings(Object.keys(properties), ['properties']),
    ...Object.entries(properties).flatMap(([name, property]) => propertyFindings(name, property, today)),
    ...(system === undefined
      ? []
      : [
          ...overrideFindings(system, ['system']),
          ...dayFindings(system, ['system'], today),
          ...fingerprintFindings(system),
        ]),
    ...loosened.flatMap((one, at) => looseningFindings(one, at, loosened)),
    ...(exceptions?.messages ?? []).flatMap((pattern, at) =>
      patternFindings(pattern, ['exceptions', 'messages', at], `the pattern of a message`),
    ),
  ];
}

function featureFindings(name: string, feature: PlannedFeature, today: string): PlanFinding[] {
  const path = ['features', name];
  const { attributes = {}, detail = false, override } = feature;
  const names = Object.keys(attributes);
  return [
    ...nameFindings({ name, path, override, type: undefined, values: [] }),
    ...overrideFindings(feature, path),
    ...dayFindings(feature, path, today),
    ...(names.length > 0 && !detail
      ? [
          planError(
            [...path, 'attributes'],
            'attributes',
            'attributes are kept with single occurrences only; add detail: true, or remove them',
          ),
        ]
      : []),
    ...similarNameFindings(names, [...path, 'attributes']),
    ...names.flatMap((key) => {
      const attribute = attributes[key];
      return attribute === undefined ? [] : attributeFindings({ key, attribute, feature, path }, today);
    }),
  ];
}

interface AttributeOfFeature {
  key: string;
  attribute: PlannedAttribute;
  feature: PlannedFeature;
  /** The feature's. */
  path: PlanPath;
}

function attributeFindings({ key, attribute, feature, path: home }: AttributeOfFeature, today: string): PlanFinding[] {
  const path = [...home, 'attributes', key];
  const { added } = attribute;
  const isLater = added !== undefined && added > feature.added;
  return [
    ...valueFindings(key, attribute, path),
    ...(added === undefined ? [] : addedFindings(added, path, today)),
    // An SDK knows one day for a feature and its attributes.
    ...(isLater
      ? [
          planWarning(
            [...path, 'added'],
            'attributes',
            `joins after its feature, so whoever agreed before ${added} is not counted in the feature at all until asked again`,
          ),
        ]
      : []),
  ];
}

function propertyFindings(name: string, property: PlannedProperty, today: string): PlanFinding[] {
  const path = ['properties', name];
  return [...valueFindings(name, property, path), ...dayFindings(property, path, today)];
}

/** What properties and attributes have in common. */
function valueFindings(name: string, value: PlannedAttribute | PlannedProperty, path: PlanPath): PlanFinding[] {
  const { type, override } = value;
  const values = type === 'enum' ? value.values : [];
  return [
    ...nameFindings({ name, path, override, type, values }),
    ...overrideFindings(value, path),
    ...(type === 'pattern' ? patternFindings(value.pattern, [...path, 'pattern'], 'the pattern') : []),
    ...(type === 'buckets' && value.bounds.some((bound, at) => at > 0 && bound <= (value.bounds[at - 1] ?? bound))
      ? [planError([...path, 'bounds'], 'buckets', 'bounds must ascend, each greater than the one before it')]
      : []),
  ];
}

function looseningFindings(one: PlannedLoosening, at: number, all: readonly PlannedLoosening[]): PlanFinding[] {
  const first = all.findIndex((other) => placeOf(other) === placeOf(one));
  return [
    ...(isRealDay(one.date)
      ? []
      : [planError(['loosened', at, 'date'], 'day', `date is ${one.date}, which no calendar has`)]),
    ...(first === at ? [] : [planError(['loosened', at], 'shape', `${placeOf(one)} is loosened twice; keep one`)]),
  ];
}

function overrideFindings({ override }: Pick<PlannedAttribute, 'override'>, path: PlanPath): PlanFinding[] {
  if (override === undefined || isRealDay(override.date)) return [];
  return [planError([...path, 'override', 'date'], 'day', `date is ${override.date}, which no calendar has`)];
}

function patternFindings(pattern: string, path: PlanPath, what: string): PlanFinding[] {
  const fault = patternFault(pattern);
  return fault === undefined ? [] : [planError(path, 'pattern', `${what} ${fault}`)];
}
