import { limits, monthsLater, type Context } from '@usance/protocol';
import { allowedContext } from './allowed-context.ts';
import { allowedParts, type AllowedParts } from './allowed-parts.ts';
import type { Choice } from './choice.ts';
import { CollectorError } from './collector-error.ts';
import { dayNumber, dayText } from './days.ts';
import type { Guard } from './guard.ts';
import type { CompiledPlan } from './plan/compile-plan.ts';
import type { KeptValues } from './plan/kept-values.ts';
import type { ReadSync } from './read-sync.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** A session day that may be stored, with what its person allowed of it. */
export interface AcceptedDay extends AllowedParts {
  context: Context;
}

/** What decides over a day beside the request itself. */
export interface AcceptRules {
  /** The server's day, as a day number. */
  today: number;
  /** Days older than this are refused. */
  acceptedAgeDays: number;
  /** How long an installation's ID may be used, from its first day on. */
  identifierMonths: number;
  /** The product's, if it has one. */
  plan: CompiledPlan | undefined;
  guard: Guard;
  values: KeptValues | undefined;
}

/** Days after the end of an ID's life that are still taken: a session may run on over it, and clocks differ. */
const graceDays = 7;

/** An ID lives two years at most; a first day older than this is a wrong clock. */
const maxFirstDayAge = 3_660;

/**
 * Applies the person's choice, the plan and the calendar to a request, naming in its `refused` what is not stored.
 * Throws a `CollectorError` if it has session days but does not say whose or since when.
 */
export function accept(sync: ReadSync, rules: AcceptRules): AcceptedDay[] {
  const place: Place = { at: '', refused: sync.refused };
  refuseWhatNobodyAskedFor(sync, place);
  if (sync.sessionDays.length === 0) return [];
  const firstDay = checkedFirstDay(sync, rules);
  const expires = (dayNumber(monthsLater(dayText(firstDay), rules.identifierMonths)) ?? 0) + graceDays;
  const { purposes, day: agreedOn } = sync.consent;
  const { today, plan, guard, values } = rules;
  const choice: Choice = { may: new Set(purposes), agreedOn, today: dayText(today), plan, guard, values };
  const contexts = sync.contexts.map(
    (context, i) => context && allowedContext(context, choice, inside(inside(place, 'contexts'), i)),
  );
  return sync.sessionDays.flatMap((sessionDay, i) => {
    if (sessionDay === undefined) return [];
    const at = inside(inside(place, 'sessionDays'), i);
    if (!choice.may.has('basic')) {
      leaveOut(at, 'no-consent', 'the person did not agree to the purpose "basic"; send nothing');
      return [];
    }
    const context = contexts[sessionDay.context];
    if (context === undefined) {
      leaveOut(at, 'unknown-context', 'its context is not in the request, or was refused itself');
      return [];
    }
    const day = dayNumber(sessionDay.day);
    if (
      day === undefined ||
      day < firstDay ||
      day > rules.today + limits.daysAhead ||
      day < rules.today - rules.acceptedAgeDays
    ) {
      leaveOut(
        inside(at, 'day'),
        'day-out-of-range',
        `the day must lie between firstDay and ${limits.daysAhead} days ahead, and be at most ${rules.acceptedAgeDays} days old`,
      );
      return [];
    }
    if (day >= expires) {
      const life = `an ID may be used for ${rules.identifierMonths} months`;
      leaveOut(at, 'id-expired', `${life}; make a new one, and send it with "replacement": true`);
      return [];
    }
    return [{ context, ...allowedParts(sessionDay, choice, at) }];
  });
}

function checkedFirstDay({ installation, firstDay }: ReadSync, { today }: AcceptRules): number {
  if (installation === undefined)
    throw new CollectorError('invalid-request', 'session days need an installation', { at: 'installation' });
  const number = dayNumber(firstDay ?? '');
  if (number === undefined || number > today + limits.daysAhead || number < today - maxFirstDayAge)
    throw new CollectorError(
      'invalid-request',
      'firstDay must be the day of the first session day, and not in the future',
      {
        at: 'firstDay',
      },
    );
  return number;
}

/** A product that counts installations takes no weeks, and no product sends messages yet. */
function refuseWhatNobodyAskedFor({ weeks, receipts }: ReadSync, place: Place): void {
  weeks.forEach((week, i) => {
    if (week !== undefined)
      leaveOut(
        inside(inside(place, 'weeks'), i),
        'no-id-off',
        'this product counts installations; it takes no weekly reports',
      );
  });
  receipts.forEach((receipt, i) => {
    if (receipt !== undefined)
      leaveOut(inside(inside(place, 'receipts'), i), 'unknown-message', 'this product has sent no such message');
  });
}
