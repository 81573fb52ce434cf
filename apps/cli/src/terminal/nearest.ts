/** `; did you mean "x"?`, or nothing if no known word is like it. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const like = nearest(word, known);
  return like === undefined ? '' : `; did you mean "${like}"?`;
}

/** The known word that is most like what was typed, if any is like it at all. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || distance < best.distance) best = { word: candidate, distance };
  }
  const isAlike = best !== undefined && best.distance <= Math.max(2, Math.ceil(best.word.length / 3));
  return isAlike ? best?.word : undefined;
}

/** Letters to insert, remove or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, letter] of a.split('').entries()) {
    const current = [row + 1];
    for (const [column, other] of b.split('').entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
