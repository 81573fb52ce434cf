import type { Purpose } from './wire.ts';

/** What may be collected, as `usance plan types` writes it from `usance.plan.yaml`. Whatever is not in it is dropped. */
export interface Plan {
  /** SHA-256 of the canonical plan, in hexadecimal. */
  hash: string;
  features: Record<string, PlannedFeature>;
  properties?: Record<string, PlannedValue>;
  /** What is told of the system. Where it does not stand, everything is; the collector keeps no more than the plan says. */
  system?: PlannedSystem;
  /** Patterns of the exceptions' messages that may be sent; each must match from end to end. */
  messages?: string[];
}

export interface Planned {
  /** The purpose it needs, beside `usage` for a feature and `content` for a value. */
  purpose?: Purpose;
  /** The day it joined the plan, `YYYY-MM-DD`: who agreed before that day did not agree to it. */
  added: string;
  /** The first day on which it is not collected any more. */
  expires: string;
}

export interface PlannedFeature extends Planned {
  /** True if single occurrences are kept, with their attributes. */
  detail?: boolean;
  attributes?: Record<string, ValueShape>;
}

export interface PlannedValue extends Planned {
  is: ValueShape;
}

/** Names of the wire's `system`, or `language`, the `locale` without its region. */
export interface PlannedSystem {
  /** Told of everybody. */
  preset: readonly string[];
  /** Told of those who agreed to it as it is, while its time is not over. */
  all?: Planned & { fields: readonly string[] };
}

/**
 * What a property or an attribute may be: yes or no, a number, one of some texts, a number told only as the bucket it falls into
 * (the buckets' lower bounds, ascending), or a text of at most 64 characters that matches a pattern from end to end.
 */
export type ValueShape = 'boolean' | 'number' | readonly string[] | readonly number[] | { pattern: string };

/**
 * Whether an item stood in the plan when somebody answered. A day is too coarse for a plan that grew on that very day: then the plan they
 * were told of decides, where it is known.
 */
export const isToldOf = (
  { added }: Pick<Planned, 'added'>,
  answered: { day: string; plan?: string | undefined },
  { hash }: Plan,
): boolean => added < answered.day || (added === answered.day && (answered.plan ?? hash) === hash);
