import type { Purpose } from './wire.ts';
import { limits } from '@usance/protocol/limits';
import type { Drop } from './drops.ts';
import { isToldOf, type Plan, type Planned, type PlannedFeature, type ValueShape } from './plan.ts';
import type { SystemFacts } from './platform.ts';
import type { Value } from './telemetry.ts';
import { isText } from './text.ts';

/** What the person agreed to, and what the plan declares. Both must allow what is recorded; what only the plan refuses is counted. */
export interface Allowed {
  readonly purposes: readonly Purpose[];
  /** What may be told of the system. */
  system(facts: SystemFacts, today: string): SystemFacts;
  /** The feature as declared, `{}` without a plan, `undefined` if it may not be counted. */
  feature(name: string, today: string): Pick<PlannedFeature, 'detail' | 'attributes'> | undefined;
  /** The value as it may be kept, `undefined` if it may not. */
  property(key: string, value: unknown, today: string): Value | undefined;
  attributes(declared: PlannedFeature['attributes'], given: unknown): Record<string, Value>;
  /** True if the message of an exception may be kept. */
  message(text: string): boolean;
}

export interface Agreement {
  purposes: readonly Purpose[];
  /** When the person agreed; `undefined` where nobody asked them. */
  day: string | undefined;
  /** The hash of the plan that was in use then, if it is known. */
  plan?: string | undefined;
}

export function createAllowed({ purposes, day, plan: told }: Agreement, plan: Plan | undefined, drop: Drop): Allowed {
  /** The item if it holds today; `undefined`, counted, if not. */
  function declared<Item extends Planned>(items: Record<string, Item> | undefined, name: string, today: string) {
    const item = own(items, name);
    if (item === undefined || today >= item.expires) drop('undeclared', name);
    else if (day && plan && !isToldOf(item, { day, plan: told }, plan)) drop('not-agreed', name);
    else if (item.purpose === undefined || purposes.includes(item.purpose)) return item;
    return undefined;
  }

  /** The value in its declared shape; without a plan as it is, if the wire takes it. */
  function shaped(name: string, value: unknown, is: ValueShape | undefined): Value | undefined {
    if (!isText(name, limits.propertyKeyLength) || !isValue(value)) return void drop('invalid-value', name);
    const kept = is === undefined ? value : inShape(value, is);
    if (kept === undefined) drop('undeclared', name);
    return kept;
  }

  return {
    purposes,
    system: (facts, today) => {
      const may = plan?.system;
      if (!may) return facts;
      const fields = (may.all && declared({ system: may.all }, 'system', today)?.fields) ?? may.preset;
      return Object.fromEntries(
        fields.map((field) =>
          field === 'language' ? ['locale', facts.locale?.split('-')[0]] : [field, facts[field as keyof SystemFacts]],
        ),
      );
    },
    feature: (name, today) => (plan ? declared(plan.features, name, today) : {}),
    property: (key, value, today) => {
      const item = plan && declared(plan.properties, key, today);
      return plan && !item ? undefined : shaped(key, value, item?.is);
    },
    attributes: (declaredOnes, given) => {
      const kept: Record<string, Value> = {};
      for (const [key, value] of purposes.includes('content') ? Object.entries(given ?? {}) : []) {
        const is = own(declaredOnes, key);
        const fit = is ? shaped(key, value, is) : void drop('undeclared', key);
        if (fit !== undefined) kept[key] = fit;
      }
      return kept;
    },
    message: (text) => plan?.messages?.some((pattern) => isMatch(text, pattern)) ?? false,
  };
}

const own = <Item>(items: Record<string, Item> | undefined, name: string) =>
  items && Object.hasOwn(items, name) ? items[name] : undefined;

/** True for a number that may be sent and summed. */
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= limits.total;

const isValue = (value: unknown): value is Value =>
  typeof value === 'boolean' || value === '' || isAmount(value) || isText(value, limits.textLength);

function inShape(value: Value, is: ValueShape): Value | undefined {
  if (typeof is === 'string') return typeof value === is ? value : undefined;
  if ('pattern' in is) return isText(value, 64) && isMatch(value, is.pattern) ? value : undefined;
  // A bucket's lower bound stands for all that lies in it.
  return is.findLast((one) => one === value || (typeof one === 'number' && typeof value === 'number' && one <= value));
}

const isMatch = (text: string, pattern: string) => new RegExp(`^(?:${pattern})$`, 'u').test(text);
