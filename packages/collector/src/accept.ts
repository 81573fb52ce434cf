import { limits, type Context, type Exception, type Purpose, type SessionDay } from '@usance/protocol';
import { CollectorError } from './collector-error.ts';
import { dayNumber } from './days.ts';
import type { ReadSync } from './read-sync.ts';
import { inside, refuse, type Place } from './salvage.ts';

/** A session day that may be stored, with what its person allowed of it. */
export interface AcceptedDay {
  context: Context;
  sessionDay: SessionDay;
  exceptions: readonly Exception[];
}

/** What decides over a day beside the request itself. */
export interface AcceptRules {
  /** The server's day, as a day number. */
  today: number;
  /** Days older than this are refused. */
  acceptedAgeDays: number;
}

/** An ID lives two years at most; a first day older than this is a wrong clock. */
const maxFirstDayAge = 3_660;

/**
 * Applies the person's choice and the calendar to a request, naming in its `refused` what is not stored.
 * Throws a `CollectorError` if it has session days but does not say whose or since when.
 */
export function accept(sync: ReadSync, rules: AcceptRules): AcceptedDay[] {
  const place: Place = { at: '', refused: sync.refused };
  refuseWhatNobodyAskedFor(sync, place);
  if (sync.sessionDays.length === 0) return [];
  const firstDay = checkedFirstDay(sync, rules);
  const may = new Set<Purpose>(sync.consent.purposes);
  const contexts = sync.contexts.map((context, i) =>
    allowedContext(context, may, inside(inside(place, 'contexts'), i)),
  );
  return sync.sessionDays.flatMap((sessionDay, i) => {
    if (sessionDay === undefined) return [];
    const at = inside(inside(place, 'sessionDays'), i);
    if (!may.has('basic')) {
      refuse(at, 'no-consent', 'the person did not agree to the purpose "basic"; send nothing');
      return [];
    }
    const context = contexts[sessionDay.context];
    if (context === undefined) {
      refuse(at, 'unknown-context', 'its context is not in the request, or was refused itself');
      return [];
    }
    const day = dayNumber(sessionDay.day);
    if (
      day === undefined ||
      day < firstDay ||
      day > rules.today + limits.daysAhead ||
      day < rules.today - rules.acceptedAgeDays
    ) {
      refuse(
        inside(at, 'day'),
        'day-out-of-range',
        `the day must lie between firstDay and ${limits.daysAhead} days ahead, and be at most ${rules.acceptedAgeDays} days old`,
      );
      return [];
    }
    return [{ context, ...allowedParts(sessionDay, may, at) }];
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

function allowedContext(context: Context | undefined, may: Set<Purpose>, at: Place): Context | undefined {
  if (context?.properties === undefined || may.has('content')) return context;
  const { properties, ...rest } = context;
  if (Object.keys(properties).length > 0)
    refuse(inside(at, 'properties'), 'no-consent', 'properties need the purpose "content"');
  return rest;
}

function allowedParts(sessionDay: SessionDay, may: Set<Purpose>, at: Place): Omit<AcceptedDay, 'context'> {
  const { uses = [], events = [], exceptions = [] } = sessionDay;
  if (events.length > 0) refuse(inside(at, 'events'), 'undeclared', 'no plan of this product asks for detailed events');
  const mayUses = may.has('usage');
  if (uses.length > 0 && !mayUses) refuse(inside(at, 'uses'), 'no-consent', 'uses need the purpose "usage"');
  const mayExceptions = may.has('diagnostics');
  if (exceptions.length > 0 && !mayExceptions)
    refuse(inside(at, 'exceptions'), 'no-consent', 'exceptions need the purpose "diagnostics"');
  if (mayExceptions)
    exceptions.forEach(({ message }, i) => {
      if (message !== undefined)
        refuse(
          inside(inside(inside(at, 'exceptions'), i), 'message'),
          'undeclared',
          'no plan asks for messages of exceptions',
        );
    });
  return {
    sessionDay: mayUses || uses.length === 0 ? sessionDay : { ...sessionDay, uses: [] },
    exceptions: mayExceptions ? exceptions : [],
  };
}

/** No product runs in No-ID mode or sends messages yet. */
function refuseWhatNobodyAskedFor({ weeks, receipts }: ReadSync, place: Place): void {
  weeks.forEach((week, i) => {
    if (week !== undefined)
      refuse(
        inside(inside(place, 'weeks'), i),
        'no-id-off',
        'this product counts installations; it takes no weekly reports',
      );
  });
  receipts.forEach((receipt, i) => {
    if (receipt !== undefined)
      refuse(inside(inside(place, 'receipts'), i), 'unknown-message', 'this product has sent no such message');
  });
}
