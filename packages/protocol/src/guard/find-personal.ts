import { addresses } from './addresses.ts';
import { finderOf, type PersonalKind } from './form.ts';
import { numbers } from './numbers.ts';
import { countsOf, holderOf } from './occurring.ts';
import { paths } from './paths.ts';
import { secrets } from './secrets.ts';
import { spellingsOf } from './spellings.ts';

/** No text that may be sent is longer. */
const longest = 1_000;

const forms = [...addresses, ...paths, ...secrets, ...numbers].map((form) => ({
  ...form,
  canOccurIn: holderOf(form.needs ?? {}),
  occursIn: finderOf(form),
}));

/** Only letters, and what words are made of: nothing of the forms is without one of the others. */
const wordsOnly = /^[\p{L}\p{M} _()&,]*$/u;
const telling =
  / (?:at|arroba|dot|von|de|di|do|da|van|af|od) |\(at\)|\(ät\)|MacBook|iMac|iPhone|iPad|Mac|PC|电脑|笔记本|ノート/iu;

/**
 * What a text gives away of a person, or which secret it seems to hold; `undefined` if nothing was found. It is the last line, not the first: a
 * name alone looks like any other word. What it costs is bounded: a text that is longer than any that may be sent is not read.
 */
export function findPersonal(text: string): PersonalKind | undefined {
  if (text.length > longest) return 'long text';
  if (wordsOnly.test(text) && !telling.test(text)) return undefined;
  for (const spelling of spellingsOf(text)) {
    const counts = countsOf(spelling);
    const form = forms.find(({ canOccurIn, occursIn }) => canOccurIn(counts) && occursIn(spelling));
    if (form !== undefined) return form.kind;
  }
  return undefined;
}
