import type { Purpose, RefusalCode } from '@usance/protocol';
import type { Guard } from './guard.ts';
import type { CompiledItem, CompiledPlan } from './plan/compile-plan.ts';
import type { KeptValues } from './plan/kept-values.ts';

/** What a person agreed to, and what the product's plan declares: only what both allow is kept. */
export interface Choice {
  may: ReadonlySet<Purpose>;
  /** The day on which the person agreed, `YYYY-MM-DD`. */
  agreedOn: string;
  /** The server's day: an installation's clock makes nothing last longer. */
  today: string;
  /** Without one any feature is counted under its name, and nothing else taken. */
  plan: CompiledPlan | undefined;
  guard: Guard;
  /** Which values are kept already, of those that the plan does not list; not there where no values are kept. */
  values: KeptValues | undefined;
}

/** Why something is not kept. */
export interface Objection {
  code: RefusalCode;
  detail: string;
}

const unknown: Objection = { code: 'undeclared', detail: 'the plan of the product does not declare it' };
const expired: Objection = { code: 'undeclared', detail: 'the plan of the product declares it no more' };
const later: Objection = { code: 'not-agreed', detail: 'it joined the plan after the person agreed; ask them again' };
const personal: Objection = {
  code: 'personal',
  detail: 'it looks as if it named a person or held a secret; never send such a text',
};

/** Why an item of the plan may not be taken from this person today; `undefined` if it may. `item` is not there if the plan has none. */
export function objectionTo({ may, agreedOn, today }: Choice, item: CompiledItem | undefined): Objection | undefined {
  if (item === undefined) return unknown;
  if (today >= item.expires) return expired;
  if (!may.has(item.purpose)) return { code: 'no-consent', detail: `it needs the purpose "${item.purpose}"` };
  return agreedOn < item.added ? later : undefined;
}

/** Why a text may not be kept, as far as the guard can tell. It is never said back. */
export const objectionToText = ({ guard }: Choice, text: string): Objection | undefined =>
  guard.isPersonal(text) ? personal : undefined;
