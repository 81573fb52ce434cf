import { fullPlan, type PlanDocument, type Purpose } from '@usance/protocol';
import { compileShape, type CompiledShape } from './compile-shape.ts';

/** What decides whether something of a plan may be taken from somebody today. */
export interface CompiledItem {
  purpose: Purpose;
  /** Who agreed before this day did not agree to it. */
  added: string;
  /** The first day on which it is not taken any more. */
  expires: string;
}

export interface CompiledFeature extends CompiledItem {
  hasDetail: boolean;
  attributes: ReadonlyMap<string, CompiledValue>;
}

/** A property or an attribute: an attribute's days end with its feature's. */
export interface CompiledValue extends CompiledItem {
  shape: CompiledShape;
}

/** A plan made ready to be asked many times. */
export interface CompiledPlan {
  features: ReadonlyMap<string, CompiledFeature>;
  properties: ReadonlyMap<string, CompiledValue>;
  /** Patterns of the messages that may be kept; each from end to end. */
  messages: readonly RegExp[];
}

/** A product's plan as the collector holds it: what may be taken, and the hashes of all that the product ever published. */
export interface PlanInForce extends CompiledPlan {
  published: ReadonlySet<string>;
}

/** Done once for each version of a plan. Its patterns were checked when it was published, so that each is matched in linear time. */
export function compilePlan(document: PlanDocument): CompiledPlan {
  const { features, properties, messages } = fullPlan(document);
  return {
    features: mapOf(features, ({ purpose, added, expires, detail, attributes }) => ({
      purpose,
      added,
      expires,
      hasDetail: detail,
      attributes: mapOf(attributes, (attribute) => ({
        purpose: 'content',
        added: attribute.added,
        expires,
        shape: compileShape(attribute.shape),
      })),
    })),
    properties: mapOf(properties, ({ purpose, added, expires, shape }) => ({
      purpose,
      added,
      expires,
      shape: compileShape(shape),
    })),
    messages: messages.map((pattern) => new RegExp(`^(?:${pattern})$`, 'u')),
  };
}

/** A map, so that no name finds what an object has of its own. */
const mapOf = <From, To>(items: Record<string, From>, compile: (item: From) => To): ReadonlyMap<string, To> =>
  new Map(Object.entries(items).map(([name, item]) => [name, compile(item)]));
