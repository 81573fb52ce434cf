import type { Needs } from './occurring.ts';

/** What a text may give away. */
export type PersonalKind =
  | 'e-mail address'
  | 'network address'
  | 'host name'
  | 'path'
  | 'account'
  | 'phone number'
  | 'card'
  | 'bank account'
  | 'place'
  | 'identifier'
  | 'secret'
  | 'address on the web'
  | 'long text';

/**
 * A form that personal things have. Every repetition in a pattern is bounded, and no two that follow each other may take the same characters,
 * so that a text costs a constant for each of its characters, whatever it is. A pattern begins where it is rarest, as with the @ of an address, and
 * looks back from there.
 */
export interface Form {
  kind: PersonalKind;
  pattern: RegExp;
  /** What every text holds that has this form: whatever holds less is not tried. */
  needs?: Needs;
  /** A part of the form that is quicker to look for than the whole: a text without it is not looked at further. */
  sign?: RegExp;
  /** Looks closer at what the pattern found: a checksum, or what else has this form. */
  isMeant?(found: RegExpExecArray): boolean;
}

/** How many places of one text are looked at closer. A text with more is none that a program names things by. */
const closerLooks = 25;

/** A form made ready: tells whether it occurs in a text. */
export type FormFinder = (text: string) => boolean;

export function finderOf({ sign, ...form }: Form): FormFinder {
  const occursIn = patternFinder(form);
  return sign === undefined ? occursIn : (text) => sign.test(text) && occursIn(text);
}

function patternFinder({ pattern, isMeant }: Form): FormFinder {
  if (isMeant === undefined) return (text) => pattern.test(text);
  const everywhere = new RegExp(pattern.source, `${pattern.flags}g`);
  return (text) => {
    everywhere.lastIndex = 0;
    for (let looks = 0; looks < closerLooks; looks++) {
      const found = everywhere.exec(text);
      if (found === null) return false;
      if (isMeant(found)) return true;
      // What is meant may begin within what was found.
      everywhere.lastIndex = found.index + 1;
    }
    return true;
  };
}
