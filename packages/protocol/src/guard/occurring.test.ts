import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addresses } from './addresses.ts';
import { finderOf, type Form } from './form.ts';
import { numbers } from './numbers.ts';
import { countsOf, holderOf } from './occurring.ts';
import { paths } from './paths.ts';
import { secrets } from './secrets.ts';

const forms = Object.entries({ addresses, numbers, paths, secrets }).flatMap(([file, list]) =>
  list.map((form, at) => [`${file} ${at}, ${form.kind}`, form] as const),
);
const corpus = JSON.parse(readFileSync(new URL('../../corpus/personal.json', import.meta.url), 'utf8')) as {
  text: string | string[];
}[];

/** A pattern without what must not, or must, stand around it: something to make texts from. */
function withoutSurroundings(source: string): string {
  const start = source.search(/\(\?<?[!=]/);
  if (start < 0) return source;
  let depth = 0;
  let isInClass = false;
  for (let at = start; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0)
      return withoutSurroundings(source.slice(0, start) + source.slice(at + 1));
  }
  return source;
}

/** Texts of a form's own making, or of the corpus. */
function textsOf({ pattern }: Form): fc.Arbitrary<string> {
  const flags = pattern.flags.includes('u') ? 'u' : '';
  return fc.oneof(
    // What stands between parts is the same each time; which of it, the form itself decides.
    fc.stringMatching(new RegExp(withoutSurroundings(pattern.source).replaceAll('\\1', '[-: ]?'), flags)),
    fc.constantFrom(...corpus.map(({ text }) => (typeof text === 'string' ? text : text.join('')))),
  );
}

test.each(forms)('%s: what it finds holds what it needs', (_, form) => {
  const [occursIn, canOccurIn] = [finderOf(form), holderOf(form.needs ?? {})];

  const texts = fc.sample(textsOf(form), 200);

  expect(texts.filter((text) => occursIn(text) && !canOccurIn(countsOf(text)))).toEqual([]);
});
