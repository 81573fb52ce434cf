/** The known word that takes the fewest changed letters, whatever their case; the first of several. */
export function nearestWord(word: string, known: readonly string[]): string {
  const distances = known.map((candidate) => editDistance(word.toLowerCase(), candidate.toLowerCase()));
  return known[distances.indexOf(Math.min(...distances))] ?? '';
}

/** Letters to insert, remove or replace to make one word of the other. */
function editDistance(from: string, to: string): number {
  // A longer text is no misspelt word, and the table below grows with its length.
  const [left, right] = [from.slice(0, 100), to.slice(0, 100)];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const [above = 0, aboveLeft = 0, before = 0] = [row[column], row[column - 1], next[column - 1]];
      next.push(Math.min(above + 1, before + 1, aboveLeft + (left[line - 1] === right[column - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
