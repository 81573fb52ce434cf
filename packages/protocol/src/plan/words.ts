/** Words to look for, split at commas: `word` whole, `word*` at a word's beginning, `*word*` anywhere. */
export type WordList = string;

interface Sought {
  word: string;
  anywhere: RegExp;
  atEnd: RegExp;
}

/** Lists as they are searched, so that each is made ready once. */
const ready = new Map<WordList, Sought[]>();

/** A name as its words, in lower case and without accents: `Santé/BloodType` is `sante blood type`. */
export const wordsOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The first listed word that a name holds, or that it ends with: the last word of a name says what it is. */
export function findWord(name: string, lists: readonly WordList[], where: 'anywhere' | 'atEnd'): string | undefined {
  const words = wordsOf(name);
  for (const list of lists) {
    const found = soughtIn(list).find((sought) => sought[where].test(words));
    if (found !== undefined) return found.word;
  }
  return undefined;
}

function soughtIn(list: WordList): Sought[] {
  const known = ready.get(list) ?? list.split(',').map((entry) => soughtOf(entry.trim()));
  ready.set(list, known);
  return known;
}

function soughtOf(entry: string): Sought {
  const form = `${entry.startsWith('*') ? '' : '(?:^| )'}${wordsOf(entry)}${entry.endsWith('*') ? '[^ ]*' : ''}`;
  return { word: entry.replaceAll('*', ''), anywhere: new RegExp(`${form}(?: |$)`), atEnd: new RegExp(`${form}$`) };
}
