import { beforeAll, describe, expect, it } from 'vitest';
import type { Purpose } from '../core/wire.ts';
import { wordsIn } from './languages.ts';
import { filled, type Words } from './words.ts';

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ja', 'zh'];
const { words: english } = await wordsIn(['en']);

/** Every text by its path. */
const textsOf = (words: object, at = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value
      ? textsOf(value, `${at}${name}.`)
      : [[at + name, String(value)] as [string, string]],
  );
const slotsOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** Ideographs and their punctuation take two columns of a terminal. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;
const width = (text: string) => text.length + (text.match(wide)?.length ?? 0);

describe.each(languages)('the words in %s', (language) => {
  let words: Words;

  beforeAll(async () => {
    ({ words } = await wordsIn([language]));
  });

  it('are all there, each with the slots of the English ones', () => {
    const slots = (of: Words) => Object.fromEntries(textsOf(of).map(([path, text]) => [path, slotsOf(text)]));

    expect(slots(words)).toEqual(slots(english));
    expect(textsOf(words).filter(([, text]) => text === '')).toEqual([]);
  });

  it('call yes and no by as few words, and neither by more than a short line', () => {
    const labels = [words.acceptAll, words.acceptChosen, words.refuse, words.stop, words.stopAndDelete];

    expect(labels.filter((label) => width(label) > 24)).toEqual([]);
    expect(Math.abs(width(words.acceptAll) - width(words.refuse))).toBeLessThanOrEqual(4);
  });

  it('claim nothing that cannot be shown', () => {
    expect(JSON.stringify(words)).not.toMatch(/anonym|anónim|anônim|anonim|匿名/iu);
  });

  it('fit on eight lines of eighty columns in a terminal', () => {
    const titles = [words.title, words.titleAgain].map((title) => filled(title, { program: 'notes' }));
    const lines = [
      ...titles.map((title) => `${title} ${words.yesSends}`),
      ...Object.values(words.purposes).map(({ detail }) => `  ${detail}`),
      `${words.change} notes telemetry on, notes telemetry off`,
      `${Object.values(words.keys).join('   ')}: `,
    ];

    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
  });

  it('have a key of its own for each choice, which can be typed', () => {
    const keys = Object.values(words.keys).map((key) => key.split(' = ')[0]);

    expect(new Set(keys).size).toBe(4);
    expect(keys.slice(0, 3).join('')).toMatch(/^[a-z]{3}$/);
  });
});

it.each(languages.slice(1))('the words in %s are not the English ones by mistake', async (language) => {
  const own = new Map(textsOf(english));
  const same = textsOf((await wordsIn([language])).words).filter(([path, text]) => text === own.get(path));

  // "Messages" is French, too, and a no is one in Spanish and Italian.
  expect(same.filter(([, text]) => text !== 'Messages' && text !== 'n = no')).toEqual([]);
});

it.each([
  [['de-AT', 'en'], 'de'],
  [['pt_BR.UTF-8'], 'pt'],
  [['zh-Hant-TW'], 'zh'],
  [['tlh', 'FR'], 'fr'],
  [['en-GB', 'de'], 'en'],
  [['C'], 'en'],
  [['constructor', '__proto__', ''], 'en'],
  [[], 'en'],
])('of %j, the first that there are words for is spoken: %s', async (preferred, language) => {
  expect((await wordsIn(preferred)).language).toBe(language);
});

it('leave a slot as it is where nothing is put in', () => {
  expect(filled('{program} {x}', { program: '$& {x}' })).toBe('$& {x} {x}');
});

it('know every purpose', () => {
  const purposes: Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];
  expect(Object.keys(english.purposes)).toEqual(purposes);
});
