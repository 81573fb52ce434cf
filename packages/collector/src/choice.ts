import type { Purpose } from '@usance/protocol';
import type { Guard } from './guard.ts';
import type { CompiledItem, CompiledPlan } from './plan/compile-plan.ts';
import { leaveOut, type Place } from './salvage.ts';

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
}

/** Whether an item of the plan may be taken; if not, it is named in the place's list. */
export function mayTake<Item extends CompiledItem>(
  { may, agreedOn, today }: Choice,
  item: Item | undefined,
  place: Place,
): item is Item {
  if (item === undefined) leaveOut(place, 'undeclared', 'the plan of the product does not declare it');
  else if (today >= item.expires) leaveOut(place, 'undeclared', 'the plan of the product declares it no more');
  else if (!may.has(item.purpose)) leaveOut(place, 'no-consent', `it needs the purpose "${item.purpose}"`);
  else if (agreedOn < item.added)
    leaveOut(place, 'not-agreed', 'it joined the plan after the person agreed; ask them again');
  else return true;
  return false;
}

/** Whether a text may be kept as far as the guard can tell; if not, it is named in the place's list by where it stood alone. */
export function isHarmless({ guard }: Choice, text: string, place: Place): boolean {
  if (!guard.isPersonal(text)) return true;
  leaveOut(place, 'personal', 'it looks as if it named a person or held a secret; never send such a text');
  return false;
}
