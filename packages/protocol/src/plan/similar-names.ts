import { planError, planWarning, type PlanFinding, type PlanPath } from './finding.ts';
import { wordsOf } from './words.ts';

interface Folded {
  name: string;
  path: PlanPath;
  folded: string;
}

/** From how many letters on a letter more or less is taken for a slip. */
const leastLetters = 6;

/** Names in one list that differ only in case, signs or accents, or in a letter: what is meant would be counted in two places. */
export function similarNameFindings(names: readonly string[], path: PlanPath): PlanFinding[] {
  const all = names.map((name) => ({ name, path: [...path, name], folded: wordsOf(name).replaceAll(' ', '') }));
  return all.flatMap((one, at) => firstSimilar(one, all.slice(0, at)) ?? []);
}

function firstSimilar(one: Folded, others: readonly Folded[]): PlanFinding | undefined {
  for (const other of others) {
    const finding = similarity(one, other);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function similarity(one: Folded, other: Folded): PlanFinding | undefined {
  if (one.folded === other.folded && one.folded !== '')
    return planError(
      one.path,
      'similar-names',
      `"${one.name}" and "${other.name}" differ in case, signs or accents only; keep one of them`,
    );
  if (isSlip(one.folded, other.folded))
    return planWarning(
      one.path,
      'similar-names',
      `"${one.name}" and "${other.name}" differ by one letter; if they mean the same, keep one of them`,
    );
  return undefined;
}

/** One letter more or less, or two neighbours swapped. A letter changed is no slip: Export/CSV and Export/TSV are two things. */
function isSlip(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (short.length < leastLetters || long.length - short.length > 1 || /\d/.test(long)) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  const isSwapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return isSwapped && long.slice(at + 2) === short.slice(at + 2);
}
