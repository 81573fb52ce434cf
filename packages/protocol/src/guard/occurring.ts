/** By characters, how many of them a text that has a form holds at least, taken together. */
export type Needs = Readonly<Record<string, number>>;

export const digits = '0123456789';

/** How often a text holds each character: those beyond ASCII are counted as one, in the place of 0. */
export type Counts = Uint16Array;

/** One look at each character, which spares a text most of the forms that it cannot have. The text has at most 65,535. */
export function countsOf(text: string): Counts {
  const counts = new Uint16Array(128);
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(text.charCodeAt(at));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Tells whether a text with such counts holds all that is needed. */
export function holderOf(needs: Needs): (counts: Counts) => boolean {
  const clauses = Object.entries(needs).map(([among, least]) => ({
    places: Uint8Array.from(new Set(Array.from(among, (character) => placeOf(character.charCodeAt(0))))),
    least,
  }));
  return (counts) => {
    for (const { places, least } of clauses) {
      let sum = 0;
      for (const place of places) sum += counts[place] ?? 0;
      if (sum < least) return false;
    }
    return true;
  };
}

const placeOf = (code: number) => (code < 128 ? code : 0);
