import type { ConsentReason, ConsentStatus } from '../core/consent.ts';
import { dayOf, monthsLater } from '../core/day.ts';
import { isToldOf, type Plan, type PlannedFeature, type PlannedValue } from '../core/plan.ts';
import type { Purpose } from '../core/wire.ts';
import { askedFor } from './consent-receipt.ts';

/** What a yes would agree to now. */
export interface Question {
  purposes: readonly Purpose[];
  plan: Plan | undefined;
}

/** Who refused something is left alone about it for so long, whatever is asked for by then. */
const monthsOfRest = 6;

/** What a yes takes away; whatever else says off holds after it, too. */
export const offsOfAnswers: ReadonlySet<ConsentReason> = new Set(['not-asked', 'denied', 'erased']);

/**
 * Whether it is time to ask at a moment (milliseconds since 1970): nobody answered yet, or there is more to agree to than the person was
 * told of. Whoever refused is not asked for six months, and then only if there is more. A plan that became narrower never asks.
 */
export function isAnswerDue({ offs, choice }: ConsentStatus, { purposes, plan }: Question, now: number): boolean {
  if (!offs.every((off) => offsOfAnswers.has(off))) return false;
  if (choice.day === undefined) return offs.includes('not-asked');
  const today = dayOf(now);
  const isRested = today >= monthsLater(choice.day, monthsOfRest);
  const agreed = choice.kind === 'granted' ? choice.purposes : [];

  const hasMore = (own: Purpose, items: Readonly<Record<string, PlannedFeature | PlannedValue>> = {}) =>
    Object.values(items).some(({ purpose = own, added, expires }) => {
      const isNew = plan !== undefined && added <= today && today < expires && !isToldOf({ added }, choice, plan);
      return isNew && (isRested || (agreed.includes(own) && agreed.includes(purpose)));
    });
  const asked = askedFor(choice.receipt);
  const hasNewPurpose =
    asked !== undefined && (isRested || agreed.length > 0) && !purposes.every((one) => asked.includes(one));
  return hasNewPurpose || hasMore('usage', plan?.features) || hasMore('content', plan?.properties);
}
