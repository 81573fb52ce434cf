import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addresses } from './addresses.ts';
import { finderOf, type Form } from './form.ts';
import { numbers } from './numbers.ts';
import { countsOf, holderOf, type Needs } from './occurring.ts';
import { paths } from './paths.ts';
import { secrets } from './secrets.ts';

const forms = Object.entries({ addresses, numbers, paths, secrets }).flatMap(([file, list]) =>
  list.map((form, at) => [`${file} ${at}, ${form.kind}`, form] as const),
);
const corpus = (
  JSON.parse(readFileSync(new URL('../../corpus/personal.json', import.meta.url), 'utf8')) as {
    text: string | string[];
  }[]
).map(({ text }) => (typeof text === 'string' ? text : text.join('')));

/** A pattern without what must not, or must, stand around it: something to make texts from. What it looks back at stands in the text's beginning. */
function withoutSurroundings(source: string): string {
  const start = source.search(/\(\?<?[!=]/);
  if (start < 0) return source;
  const looksBack = source.startsWith('(?<=', start);
  let depth = 0;
  let isInClass = false;
  for (let at = start; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) {
      const before = looksBack ? source.slice(start + 4, at) : source.slice(0, start);
      return withoutSurroundings(before + source.slice(at + 1));
    }
  }
  return source;
}

/** Texts of a form's own making, and all of the corpus. */
function textsOf({ needs, pattern }: Form): string[] {
  const flags = pattern.flags.includes('u') ? 'u' : '';
  // What stands between parts is the same each time; which of it, the form itself decides.
  const made = fc.stringMatching(new RegExp(withoutSurroundings(pattern.source).replaceAll('\\1', '[-: a-z]?'), flags));
  return [...fc.sample(made, 200), ...corpus, ...(needsMany(needs) ? ['http://a '.repeat(25)] : [])];
}

const needsMany = (needs: Needs = {}) => Object.values(needs).some((least) => least >= 25);

test.each(forms)('%s: what it finds holds what it needs, and its sign', (_, { sign = /(?:)/, ...form }) => {
  const [occursIn, canOccurIn] = [finderOf(form), holderOf(form.needs ?? {})];

  const found = textsOf(form).filter(occursIn);

  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((text) => !canOccurIn(countsOf(text)))).toEqual([]);
  expect(found.filter((text) => !sign.test(text))).toEqual([]);
});
