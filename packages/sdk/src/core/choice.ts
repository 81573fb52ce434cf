import type { Purpose } from './wire.ts';
import { purposesOf, type Receipt } from './consent-option.ts';
import { isDay } from './day.ts';
import { identitiesIn, type Identity } from './installation.ts';
import type { Storage } from './platform.ts';
import { parseObject } from './text.ts';

/**
 * What the person answered, as it is kept. A refusal is kept too, so that nobody is asked again and again, and with it the IDs that were
 * in use: nothing is sent under them any more, but the person can still have erased what was.
 */
export type Choice =
  | ({ kind: 'granted'; purposes: Purpose[]; withdrawn: Identity[] } & Answered)
  | ({ kind: 'denied' | 'erased'; withdrawn: Identity[] } & Answered)
  | ({ kind: 'unasked' | 'unreadable'; withdrawn: Identity[] } & { [Name in keyof Answered]?: undefined });

/** Of when and of what an answer is. */
export interface Answered {
  /** When the person answered, `YYYY-MM-DD` in UTC. */
  day: string;
  /** The hash of the plan that was in use then, if there was one. */
  plan?: string | undefined;
  /** As it was handed over with the answer. */
  receipt?: Receipt | undefined;
}

export const choiceName = 'choice.json';

export function readChoice(storage: Storage): Choice {
  const text = storage.read(choiceName);
  if (text === undefined) return { kind: 'unasked', withdrawn: [] };
  const { kind, day, ...kept } = parseObject(text);
  const withdrawn = identitiesIn(kept.withdrawn);
  const purposes = purposesOf(kept.purposes);
  if (!isDay(day)) return { kind: 'unreadable', withdrawn };
  const { plan, receipt } = kept as Partial<Answered>; // the one is compared, the other handed out as it is
  const answered = { day, plan, receipt, withdrawn };
  if (kind === 'denied' || kind === 'erased') return { kind, ...answered };
  return kind === 'granted' && purposes ? { kind, purposes, ...answered } : { kind: 'unreadable', withdrawn };
}

/** Written at once: the person acted, and the program may end the next moment. */
export const saveChoice = (storage: Storage, choice: Choice): boolean =>
  storage.saveNow(choiceName, JSON.stringify(choice));
