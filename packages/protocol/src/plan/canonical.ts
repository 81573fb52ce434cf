import type { Purpose } from '../consent.ts';
import {
  planLimits,
  type Override,
  type PlanDocument,
  type PlannedAttribute,
  type PlannedFeature,
  type PlannedLoosening,
  type PlannedProperty,
  type PlannedSystem,
} from '../plan.ts';
import { laterOf } from './days.ts';
import { usualInstallations } from './fingerprint.ts';
import { systemFieldsOf, type SystemField } from './system.ts';

/** A plan with everything that may be left out filled in, and everything whose order says nothing in order. */
export interface FullPlan {
  product: string;
  features: Record<string, FullFeature>;
  properties: Record<string, FullProperty>;
  messages: string[];
  /** How many different messages are kept, where that is fewer than may be. */
  distinctMessages?: number | undefined;
  /** `undefined` where it is what is preset. */
  system?: FullSystem | undefined;
  /** In the order of region and class; not there if there is none. */
  loosened?: readonly PlannedLoosening[];
}

/** Why something is collected, by whom it is answered for, and from when until when. */
export interface FullEntry {
  description: string;
  owner: string;
  added: string;
  expires: string;
  review?: string | undefined;
  override?: Override | undefined;
}

export interface FullItem extends FullEntry {
  purpose: Purpose;
  retention: number;
}

export interface FullSystem extends FullEntry {
  fields: readonly SystemField[];
  installations: number;
}

export interface FullFeature extends FullItem {
  detail: boolean;
  attributes: Record<string, FullAttribute>;
}

export interface FullProperty extends FullItem {
  shape: FullShape;
}

export interface FullAttribute {
  description: string;
  added: string;
  override?: Override | undefined;
  shape: FullShape;
}

/** What a value may be. */
export type FullShape =
  | { type: 'boolean' }
  | { type: 'number'; distinct?: number | undefined }
  | { type: 'enum'; values: string[] }
  | { type: 'buckets'; bounds: number[] }
  | { type: 'pattern'; pattern: string; distinct?: number | undefined };

/** How many different values of it are kept; `undefined` if the plan itself lists all that there can be. */
export const distinctValuesOf = (shape: FullShape): number | undefined =>
  shape.type === 'number' || shape.type === 'pattern' ? (shape.distinct ?? planLimits.distinctValues) : undefined;

/** The plan as one text that is the same whatever the order of its keys, its comments and its layout: what its hash is made of. */
export const canonicalPlan = (document: PlanDocument): string => stableText(fullPlan(document));

export function fullPlan({
  product,
  features,
  properties = {},
  system,
  exceptions,
  loosened = [],
}: PlanDocument): FullPlan {
  return {
    product: inOneLine(product),
    features: mapValues(features, fullFeature),
    properties: mapValues(properties, fullProperty),
    messages: (exceptions?.messages ?? []).toSorted(),
    ...fewerMessages(exceptions?.distinct),
    ...(loosened.length > 0 && {
      loosened: loosened.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
    }),
    ...(system !== undefined && {
      system: {
        ...fullEntry(system),
        fields: systemFieldsOf(system),
        installations: system.installations ?? usualInstallations,
      },
    }),
  };
}

/** What a loosening is of; a plan has one of each at most. */
export const placeOf = ({ region, purposeClass }: PlannedLoosening): string => `${region} ${purposeClass}`;

const fullFeature = (feature: PlannedFeature): FullFeature => ({
  ...fullItem(feature, 'usage'),
  detail: feature.detail ?? false,
  attributes: mapValues(feature.attributes ?? {}, (attribute) => ({
    description: inOneLine(attribute.description),
    added: laterOf(feature.added, attribute.added),
    override: attribute.override,
    shape: fullShape(attribute),
  })),
});

const fullProperty = (property: PlannedProperty): FullProperty => ({
  ...fullItem(property, 'content'),
  shape: fullShape(property),
});

const fullItem = (item: PlannedFeature | PlannedProperty, preset: Purpose): FullItem => ({
  ...fullEntry(item),
  purpose: item.purpose ?? preset,
  retention: item.retention,
});

const fullEntry = (item: PlannedFeature | PlannedProperty | PlannedSystem): FullEntry => ({
  description: inOneLine(item.description),
  owner: item.owner,
  added: item.added,
  expires: item.expires,
  review: item.review,
  override: item.override,
});

function fullShape(value: PlannedAttribute | PlannedProperty): FullShape {
  switch (value.type) {
    case 'enum':
      return { type: 'enum', values: value.values.toSorted() };
    case 'buckets':
      return { type: 'buckets', bounds: value.bounds };
    case 'pattern':
      return { type: 'pattern', pattern: value.pattern, ...fewer(value.distinct) };
    case 'number':
      return { type: 'number', ...fewer(value.distinct) };
    default:
      return { type: value.type };
  }
}

/** A limit that says what holds anyway says nothing: the canonical text is what it was before there were limits. */
const fewer = (distinct: number | undefined): { distinct?: number } =>
  distinct === undefined || distinct === planLimits.distinctValues ? {} : { distinct };

const fewerMessages = (given: number | undefined) => {
  const { distinct } = fewer(given);
  return distinct === undefined ? {} : { distinctMessages: distinct };
};

/** A description may be wrapped at will. */
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const mapValues = <From, To>(items: Record<string, From>, change: (item: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [name, change(item)]));

/** JSON with sorted keys; `JSON.stringify` keeps the order in which they were written. */
function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stableText(part)}`).join(',')}}`;
}
