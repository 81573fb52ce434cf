/** What to say of a word that is none of those that are known: which one was probably meant. */
export function unknownWord(typed: string, known: readonly string[]): string {
  const nearest = [1, 2].flatMap((edits) => known.find((word) => isNear(typed.toLowerCase(), word, edits)) ?? [])[0];
  return `Unknown: ${typed}${nearest ? `. Did you mean ${nearest}?` : ''}`;
}

/** Whether so few letters typed, left out or changed make the one word the other. */
const isNear = (a: string, b: string, edits: number): boolean =>
  a === b ||
  (a[0] === b[0]
    ? isNear(a.slice(1), b.slice(1), edits)
    : edits > 0 &&
      (isNear(a.slice(1), b, edits - 1) ||
        isNear(a, b.slice(1), edits - 1) ||
        isNear(a.slice(1), b.slice(1), edits - 1)));
