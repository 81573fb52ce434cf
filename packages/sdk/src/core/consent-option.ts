import type { Purpose } from './wire.ts';
import { isDay } from './day.ts';
import { isObject, parseObject } from './text.ts';

/** Purposes one by one, or by the name of a usual set. */
export type Purposes = Purpose[] | keyof typeof purposeSets;

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
  | { basis: 'opt-in'; purposes: Purposes; day: string }
  | { basis: 'opt-out' | 'notice'; purposes: Purposes; day?: string };

/**
 * What a person answers. `basic` goes with any other purpose; no purpose at all is a refusal. A receipt of at most 8,192 characters as
 * JSON is kept with it.
 */
export type ConsentAnswer = 'denied' | keyof typeof purposeSets | { purposes: Purposes; receipt?: Receipt | undefined };

/** What shows how the person was asked and what they answered. It stays on their machine. */
export type Receipt = Record<string, unknown>;

const purposes: readonly Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];

/** Names for the usual sets of purposes. */
const purposeSets = {
  basic: purposes.slice(0, 1),
  usage: purposes.slice(0, 2),
  full: purposes,
};

export const isPurpose = (value: unknown): value is Purpose => purposes.some((purpose) => purpose === value);

/**
 * In the order of the list above and each once, with `basic` if there is any. `undefined` if the value names no purposes.
 */
export function purposesOf(value: unknown): Purpose[] | undefined {
  const chosen: unknown =
    typeof value === 'string' && Object.hasOwn(purposeSets, value)
      ? purposeSets[value as keyof typeof purposeSets] // its own key
      : value;
  if (!Array.isArray(chosen) || !chosen.every(isPurpose)) return undefined;
  return chosen.length > 0 ? purposes.filter((one) => one === 'basic' || chosen.includes(one)) : [];
}

/** The purposes of an answer, none for a refusal; `undefined` if it is no answer. */
export const answeredPurposes = (answer: unknown): Purpose[] | undefined =>
  answer === 'denied' ? [] : purposesOf(isObject(answer) ? answer.purposes : answer);

/** The receipt of an answer as it can be kept. One that cannot is left out: the answer must be kept in any case. */
export function receiptOf(answer: unknown): Receipt | undefined {
  try {
    const text = JSON.stringify((answer as { receipt?: unknown }).receipt); // or anything else
    return text.length <= 8192 ? parseObject(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The option with its purposes one by one, copied: a list that the host changes later is no new choice. `undefined` if it is none. */
export function checkConsentOption(value: unknown): CheckedConsent | undefined {
  if (value === 'ask' || value === 'denied') return value;
  if (!isObject(value)) return undefined;
  const { basis, day } = value;
  const chosen = purposesOf(value.purposes);
  if (chosen === undefined || !(isDay(day) || (day === undefined && basis !== 'opt-in'))) return undefined;
  return basis === 'opt-in' || basis === 'opt-out' || basis === 'notice' ? { basis, purposes: chosen, day } : undefined;
}

export type CheckedConsent =
  | 'ask'
  | 'denied'
  | { basis: 'opt-in' | 'opt-out' | 'notice'; purposes: Purpose[]; day: string | undefined };
