import type { Event, Exception, SessionDay, Use } from '@usance/protocol';
import { allowedValues } from './allowed-values.ts';
import { objectionTo, objectionToText, type Choice, type Objection } from './choice.ts';
import { isHarmless } from './harmless.ts';
import type { CompiledFeature } from './plan/compile-plan.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** What of a session day may be kept. */
export interface AllowedParts {
  sessionDay: SessionDay;
  events: readonly Event[];
  exceptions: readonly Exception[];
}

export function allowedParts(sessionDay: SessionDay, choice: Choice, at: Place): AllowedParts {
  const { uses = [], events = [], exceptions = [] } = sessionDay;
  const kept = allowedUses(uses, choice, inside(at, 'uses'));
  return {
    sessionDay: kept.length === uses.length ? sessionDay : { ...sessionDay, uses: kept },
    events: allowedEvents(events, choice, inside(at, 'events')),
    exceptions: allowedExceptions(exceptions, choice, inside(at, 'exceptions')),
  };
}

/** Those of the uses that the person and the plan allow; the others are named. */
export function allowedUses(uses: Use[], choice: Choice, at: Place): Use[] {
  if (uses.length === 0) return uses;
  const { may, plan } = choice;
  if (!may.has('usage')) {
    leaveOut(at, 'no-consent', 'uses need the purpose "usage"');
    return [];
  }
  return uses.filter(([name], i) => {
    const objection = plan === undefined ? objectionToText(choice, name) : objectionTo(choice, plan.features.get(name));
    if (objection !== undefined) leaveOut(inside(at, i), objection.code, objection.detail);
    return objection === undefined;
  });
}

const countedOnly: Objection = {
  code: 'undeclared',
  detail: 'the plan asks for no detail of this feature; count its uses',
};

function allowedEvents(events: Event[], choice: Choice, at: Place): Event[] {
  if (events.length === 0) return events;
  const { may, plan } = choice;
  if (plan === undefined) leaveOut(at, 'undeclared', 'the product has no plan that asks for single occurrences');
  else if (!may.has('usage')) leaveOut(at, 'no-consent', 'events need the purpose "usage"');
  else
    return events.flatMap((event, i) => {
      const place = inside(at, i);
      const feature = plan.features.get(event.name);
      const objection = objectionTo(choice, feature) ?? (feature?.hasDetail === true ? undefined : countedOnly);
      if (objection === undefined && feature !== undefined)
        return [{ ...event, attributes: allowedAttributes(event, feature, { choice, at: place }) }];
      if (objection !== undefined) leaveOut(place, objection.code, objection.detail);
      return [];
    });
  return [];
}

function allowedAttributes(
  { name, attributes = {} }: Event,
  feature: CompiledFeature,
  { choice, at }: { choice: Choice; at: Place },
) {
  const home = inside(at, 'attributes');
  if (Object.keys(attributes).length === 0) return {};
  if (choice.may.has('content'))
    return allowedValues(attributes, feature.attributes, { choice, at: home, feature: name });
  leaveOut(home, 'no-consent', 'attributes need the purpose "content"');
  return {};
}

function allowedExceptions(exceptions: Exception[], choice: Choice, at: Place): Exception[] {
  if (exceptions.length === 0) return exceptions;
  if (!choice.may.has('diagnostics')) {
    leaveOut(at, 'no-consent', 'exceptions need the purpose "diagnostics"');
    return [];
  }
  return exceptions.flatMap((exception, i) => {
    const place = inside(at, i);
    if (!isHarmless(choice, exception.type, { at: place, name: 'type' })) return [];
    const { message, frames = [], ...rest } = exception;
    const home = inside(place, 'frames');
    const keptFrames = frames.filter((frame, n) => isHarmless(choice, frame, { at: home, name: n }));
    const keepsMessage = message !== undefined && isAllowedMessage(message, choice, place);
    return [{ ...rest, frames: keptFrames, ...(keepsMessage && { message }) }];
  });
}

/** Under which they are counted: no property or attribute is called so. */
const ofMessages = { feature: '', key: '' };

function isAllowedMessage(message: string, choice: Choice, at: Place): boolean {
  const { plan, values } = choice;
  const home = inside(at, 'message');
  if (plan === undefined || !plan.messages.some((pattern) => pattern.test(message))) {
    leaveOut(home, 'undeclared', 'no pattern of the plan lets such a message through');
    return false;
  }
  if (!isHarmless(choice, message, { at, name: 'message' })) return false;
  if (values === undefined || values.admit(ofMessages, message, plan.mostMessages)) return true;
  leaveOut(
    home,
    'too-many-values',
    'as many different messages are kept as may be; write patterns that let fewer through',
  );
  return false;
}
