import { objectionToText, type Choice } from './choice.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

/** Where a text stands: a part of a place, by name or number. */
export interface TextPlace {
  at: Place;
  name: string | number;
}

/** Whether a text may be kept; if not, it is named by where it stands alone. The place is made only then: nearly all texts may. */
export function isHarmless(choice: Choice, text: string, { at, name }: TextPlace): boolean {
  const objection = objectionToText(choice, text);
  if (objection !== undefined) leaveOut(inside(at, name), objection.code, objection.detail);
  return objection === undefined;
}
