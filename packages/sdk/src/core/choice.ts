import type { Purpose } from './wire.ts';
import { purposesOf } from './consent-option.ts';
import { isDay } from './day.ts';
import { identitiesIn, type Identity } from './installation.ts';
import type { Storage } from './platform.ts';
import { parseObject } from './text.ts';

/**
 * What the person answered, as it is kept. A refusal is kept too, so that nobody is asked again and again, and with it the IDs that were
 * in use: nothing is sent under them any more, but the person can still have erased what was.
 */
export type Choice =
  | { kind: 'granted'; purposes: Purpose[]; day: string; withdrawn: Identity[] }
  | { kind: 'denied' | 'erased'; day: string; withdrawn: Identity[] }
  | { kind: 'unasked' | 'unreadable'; withdrawn: Identity[] };

export const choiceName = 'choice.json';

export function readChoice(storage: Storage): Choice {
  const text = storage.read(choiceName);
  if (text === undefined) return { kind: 'unasked', withdrawn: [] };
  const { kind, day, ...kept } = parseObject(text);
  const withdrawn = identitiesIn(kept.withdrawn);
  const purposes = purposesOf(kept.purposes);
  if (isDay(day) && (kind === 'denied' || kind === 'erased')) return { kind, day, withdrawn };
  return isDay(day) && kind === 'granted' && purposes
    ? { kind, day, purposes, withdrawn }
    : { kind: 'unreadable', withdrawn };
}

/** Written at once: the person acted, and the program may end the next moment. */
export const saveChoice = (storage: Storage, choice: Choice): boolean =>
  storage.saveNow(choiceName, JSON.stringify(choice));
