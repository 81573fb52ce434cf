/** Characters as ranges of code points, both ends included. */
export type Characters = readonly (readonly [first: number, last: number])[];

const range = (first: string, last = first): Characters[number] => [codeOf(first), codeOf(last)];

/** What `\d`, `\w` and `\s` stand for in a pattern. */
export const characterClasses: Readonly<Record<string, Characters>> = {
  d: [range('0', '9')],
  w: [range('0', '9'), range('A', 'Z'), range('a', 'z'), range('_')],
  s: [
    [0x09, 0x0d],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
};

export const oneCharacter = (character: string): Characters => [range(character)];

export const doOverlap = (one: Characters, other: Characters): boolean =>
  one.some(([first, last]) => other.some(([from, to]) => first <= to && from <= last));

export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
