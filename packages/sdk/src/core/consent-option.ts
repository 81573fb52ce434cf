import type { Purpose } from '@usance/protocol';
import { isDay } from './day.ts';
import { isObject } from './text.ts';

/**
 * How the host treats consent. There is no default, since it is the host's to answer for:
 * - `'ask'`: nothing is written, resolved or sent until `consent.set`, which keeps the answer.
 * - `'denied'`: the host knows that the person refused.
 * - `opt-in`: the host asked, keeps the answer itself, and says on which day it was given.
 * - `opt-out`, `notice`: in force from the first run, until the person objects by `consent.set('denied')`.
 */
export type ConsentOption =
  | 'ask'
  | 'denied'
  | { basis: 'opt-in'; purposes: Purpose[]; day: string }
  | { basis: 'opt-out' | 'notice'; purposes: Purpose[]; day?: string };

/** What a person answers. `basic` goes with any other purpose; no purpose at all is a refusal. */
export type ConsentAnswer = 'denied' | { purposes: Purpose[] };

const purposes: readonly string[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'] satisfies Purpose[];

export const isPurpose = (value: unknown): value is Purpose => typeof value === 'string' && purposes.includes(value);

export function isConsentOption(value: unknown): value is ConsentOption {
  if (value === 'ask' || value === 'denied') return true;
  if (!isObject(value) || !isPurposes(value.purposes)) return false;
  if (value.basis === 'opt-in') return isDay(value.day);
  return (value.basis === 'opt-out' || value.basis === 'notice') && (value.day === undefined || isDay(value.day));
}

export const isConsentAnswer = (value: unknown): value is ConsentAnswer =>
  value === 'denied' || (isObject(value) && isPurposes(value.purposes));

/** In the order of the list above and each once, with `basic` if there is any. */
export const normalPurposes = (chosen: readonly Purpose[]): Purpose[] =>
  chosen.length === 0
    ? []
    : (purposes.filter((one) => one === 'basic' || chosen.some((other) => other === one)) as Purpose[]); // filtered from the list of purposes

const isPurposes = (value: unknown): value is Purpose[] => Array.isArray(value) && value.every(isPurpose);
