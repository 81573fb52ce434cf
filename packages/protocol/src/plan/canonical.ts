import type { Purpose } from '../consent.ts';
import type { Override, PlanDocument, PlannedAttribute, PlannedFeature, PlannedProperty } from '../plan.ts';
import { laterOf } from './days.ts';

/** A plan with everything that may be left out filled in, and everything whose order says nothing in order. */
export interface FullPlan {
  product: string;
  features: Record<string, FullFeature>;
  properties: Record<string, FullProperty>;
  messages: string[];
}

export interface FullItem {
  description: string;
  purpose: Purpose;
  owner: string;
  retention: number;
  added: string;
  expires: string;
  review?: string | undefined;
  override?: Override | undefined;
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
  | { type: 'boolean' | 'number' }
  | { type: 'enum'; values: string[] }
  | { type: 'buckets'; bounds: number[] }
  | { type: 'pattern'; pattern: string };

/** The plan as one text that is the same whatever the order of its keys, its comments and its layout: what its hash is made of. */
export const canonicalPlan = (document: PlanDocument): string => stableText(fullPlan(document));

export function fullPlan({ product, features, properties = {}, exceptions }: PlanDocument): FullPlan {
  return {
    product: inOneLine(product),
    features: mapValues(features, fullFeature),
    properties: mapValues(properties, fullProperty),
    messages: (exceptions?.messages ?? []).toSorted(),
  };
}

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
  description: inOneLine(item.description),
  purpose: item.purpose ?? preset,
  owner: item.owner,
  retention: item.retention,
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
      return { type: 'pattern', pattern: value.pattern };
    default:
      return { type: value.type };
  }
}

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
