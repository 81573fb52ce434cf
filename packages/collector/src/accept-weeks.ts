import type { Context, Week } from '@usance/protocol';
import { allowedContext } from './allowed-context.ts';
import { allowedUses } from './allowed-parts.ts';
import type { AcceptRules } from './accept.ts';
import type { Choice } from './choice.ts';
import { dayText } from './days.ts';
import { mondayNumber } from './iso-week.ts';
import type { ReadSync } from './read-sync.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** A week's report that may be stored, with what its person allowed of it. */
export interface AcceptedWeek {
  report: Week;
  /** The day on which its week began. */
  monday: string;
  context: Context;
}

/** A clock ahead may end a week so many days early. */
const earlyDays = 2;

/** What `accept` is to a product that counts installations, for one in No-ID mode. Of whom it comes is not even looked at. */
export function acceptWeeks(sync: ReadSync, rules: AcceptRules): AcceptedWeek[] {
  const root: Place = { at: '', refused: sync.refused };
  refuseWhatHasAnId(sync, root);
  const { purposes, day: agreedOn } = sync.consent;
  const { today, acceptedAgeDays, plan, guard, values } = rules;
  const choice: Choice = { may: new Set(purposes), agreedOn, today: dayText(today), plan, guard, values };
  const contexts = sync.contexts.map(
    (context, i) => context && allowedContext(context, choice, inside(inside(root, 'contexts'), i)),
  );
  return sync.weeks.flatMap((report, i) => {
    if (report === undefined) return [];
    const at = inside(inside(root, 'weeks'), i);
    if (!choice.may.has('basic')) {
      leaveOut(at, 'no-consent', 'the person did not agree to the purpose "basic"; send nothing');
      return [];
    }
    const context = contexts[report.context];
    if (context === undefined) {
      leaveOut(at, 'unknown-context', 'its context is not in the request, or was refused itself');
      return [];
    }
    const monday = mondayNumber(report.week);
    if (monday === undefined || monday + 7 - earlyDays > today || monday < today - acceptedAgeDays) {
      leaveOut(
        inside(at, 'week'),
        'day-out-of-range',
        `the week must be over, and have begun at most ${acceptedAgeDays} days ago`,
      );
      return [];
    }
    const uses = allowedUses(report.uses ?? [], choice, inside(at, 'uses'));
    return [{ report: { ...report, uses }, monday: dayText(monday), context }];
  });
}

function refuseWhatHasAnId({ sessionDays, receipts }: ReadSync, place: Place): void {
  sessionDays.forEach((sessionDay, i) => {
    if (sessionDay !== undefined)
      leaveOut(
        inside(inside(place, 'sessionDays'), i),
        'no-id-only',
        'this product counts weeks without an ID; build the program with the identity "none"',
      );
  });
  receipts.forEach((receipt, i) => {
    if (receipt !== undefined)
      leaveOut(inside(inside(place, 'receipts'), i), 'unknown-message', 'this product has sent no such message');
  });
}
