import type { Purpose } from '@usance/protocol';
import { isPurpose, normalPurposes } from './consent-option.ts';
import { isDay } from './day.ts';
import type { Storage } from './platform.ts';
import { isObject, parseJson } from './text.ts';

/** What the person answered, as it is kept. A refusal is kept too, so that nobody is asked again and again. */
export type Choice =
  | { kind: 'unasked' }
  | { kind: 'granted'; purposes: Purpose[]; day: string }
  | { kind: 'denied'; day: string }
  | { kind: 'erased'; day: string }
  | { kind: 'unreadable' };

export const choiceName = 'choice.json';

export function readChoice(storage: Storage): Choice {
  const text = storage.read(choiceName);
  if (text === undefined) return { kind: 'unasked' };
  const kept = parseJson(text);
  if (!isObject(kept) || !isDay(kept.day)) return { kind: 'unreadable' };
  const { kind, purposes, day } = kept;
  if (kind === 'denied' || kind === 'erased') return { kind, day };
  if (kind === 'granted' && Array.isArray(purposes))
    return { kind, purposes: normalPurposes(purposes.filter(isPurpose)), day };
  return { kind: 'unreadable' };
}

/** Written at once: the person acted, and the program may end the next moment. */
export function saveChoice(storage: Storage, choice: Choice): void {
  storage.saveNow(choiceName, JSON.stringify(choice));
}
