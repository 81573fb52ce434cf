import {
  distinctValuesOf,
  fullPlan,
  planLimits,
  presetPartOf,
  systemFieldsOf,
  type PlanDocument,
  type Purpose,
  type SystemField,
} from '@usance/protocol';
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

/** What may be told of a system. */
export interface CompiledSystem {
  /** Of those who agreed to it as it is, while its time is not over. */
  all: ReadonlySet<SystemField>;
  /** Of others. */
  preset: ReadonlySet<SystemField>;
  added: string;
  /** `undefined` if it never is. */
  expires: string | undefined;
}

/** A plan made ready to be asked many times. */
export interface CompiledPlan {
  system: CompiledSystem;
  features: ReadonlyMap<string, CompiledFeature>;
  properties: ReadonlyMap<string, CompiledValue>;
  /** Patterns of the messages that may be kept; each from end to end. */
  messages: readonly RegExp[];
  /** How many different messages are kept. */
  mostMessages: number;
  /** Whether it has messages, properties or attributes whose different values are counted, since it does not list them. */
  hasCountedValues: boolean;
}

/** A product's plan as the collector holds it: what may be taken, and the hashes of all that the product ever published. */
export interface PlanInForce extends CompiledPlan {
  published: ReadonlySet<string>;
}

/** Done once for each version of a plan. Its patterns were checked when it was published, so that each is matched in linear time. */
export function compilePlan(document: PlanDocument): CompiledPlan {
  const { features, properties, messages, distinctMessages, system } = fullPlan(document);
  const fields = systemFieldsOf(document.system);
  const shapes = [properties, ...Object.values(features).map(({ attributes }) => attributes)].flatMap((items) =>
    Object.values(items).map(({ shape }) => shape),
  );
  return {
    system: {
      all: new Set(fields),
      preset: new Set(presetPartOf(fields)),
      added: system?.added ?? '',
      expires: system?.expires,
    },
    hasCountedValues: messages.length > 0 || shapes.some((shape) => distinctValuesOf(shape) !== undefined),
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
    mostMessages: distinctMessages ?? planLimits.distinctValues,
  };
}

/** A map, so that no name finds what an object has of its own. */
const mapOf = <From, To>(items: Record<string, From>, compile: (item: From) => To): ReadonlyMap<string, To> =>
  new Map(Object.entries(items).map(([name, item]) => [name, compile(item)]));
