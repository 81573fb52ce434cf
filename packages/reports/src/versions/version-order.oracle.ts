/** Whether a text can be compared as a version. */
export const isVersion = (text: string): boolean => /\d/.test(text);

/** Compares two versions: below 0 if the first is the lower one. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [readVersion(one), readVersion(other)];
  const isPre = Number(right.tag !== undefined) - Number(left.tag !== undefined);
  return compareNumbers(left.core, right.core) || isPre || compareNumbers(left.tag ?? '', right.tag ?? '');
}

const words = ['alpha', 'beta', 'rc', 'pre', 'dev', 'nightly', 'snapshot', 'canary'];

/** Walks along the text to where a pre-release's tag begins, if it does. */
function readVersion(text: string): { core: string; tag?: string } {
  const small = text.toLowerCase();
  for (let at = 1; at < text.length; at += 1) {
    if (!/\d/.test(small[at - 1] ?? '')) continue;
    const rest = small.slice(at);
    const unparted = '-._ '.includes(rest[0] ?? '') ? rest.slice(1) : rest;
    const isTag =
      (rest.startsWith('-') && /[a-z]/.test(rest[1] ?? '')) || words.some((word) => unparted.startsWith(word));
    if (isTag) return { core: text.slice(0, at), tag: text.slice(at) };
  }
  return { core: text };
}

function compareNumbers(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => (text.match(/\d{1,18}/g) ?? []).map((digits) => BigInt(digits)));
  for (let index = 0; ; index += 1) {
    const [a, b] = [left?.[index], right?.[index]];
    if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
    if (a !== b) return a < b ? -1 : 1;
  }
}
