import type { ValueSubject } from '../filters/subject.ts';
import { valueOf } from './oracle-filter.ts';
import { inOrder, type World } from './oracle-world.ts';
import type { SessionDayRecord } from './record.ts';

/** All the labels that a session day is counted under: one text for each dimension; a list gives as many as it has entries. */
export function labelsOf(record: SessionDayRecord, splits: readonly ValueSubject[], world: World): string[][] {
  let labels: string[][] = [[]];
  for (const split of splits) {
    const texts = textsOf(record, split, world);
    labels = labels.flatMap((label) => texts.map((text) => [...label, text]));
  }
  return labels;
}

/** What a session day is counted under: the words for a missing value, the entries of a list. */
function textsOf(record: SessionDayRecord, split: ValueSubject, { all, scoped }: World): string[] {
  const own = scoped.filter(({ installation }) => installation === record.installation);
  const looked = split.isLatest ? inOrder(own).at(-1) : record;
  const value = looked && valueOf(looked, split, all);
  if (value === undefined) return ['(none)'];
  return typeof value === 'object' ? [...new Set(value)] : [String(value)];
}

/** The engine's order of texts and of lists of texts: by their UTF-8 bytes, one text after the other. */
export function compareTexts(one: string | readonly string[], other: string | readonly string[]): number {
  const [left, right] = [[one].flat(), [other].flat()];
  for (const [index, text] of left.entries()) {
    const difference = Buffer.compare(Buffer.from(text), Buffer.from(right[index] ?? ''));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
