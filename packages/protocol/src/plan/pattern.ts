import { doOverlap, type Characters } from './characters.ts';
import { PatternFault, partsOfPattern, type PatternPart } from './pattern-parts.ts';

/** Largest number of characters that a pattern may spell out, its repetitions multiplied. */
const maxSize = 1_000;

/**
 * Why a plan may not use a pattern, in words that can follow it, or `undefined` if it may. What is let through is matched in linear
 * time, however long the text: at every character of it there is one way to go on and no other, so nothing is ever tried twice.
 */
export function patternFault(pattern: string): string | undefined {
  try {
    const part = partsOfPattern(pattern);
    if (first(part).length === 0) return 'matches the empty text only; say what may stand there';
    if (sizeOf(part) > maxSize)
      return `repeats too much: at most ${maxSize} characters, counted with their repetitions`;
    checkChoices(part, []);
    void new RegExp(`^(?:${pattern})$`, 'u'); // what the SDK will do with it
    return undefined;
  } catch (error) {
    if (error instanceof PatternFault) return error.message;
    if (error instanceof SyntaxError) return `is no regular expression: ${error.message}`;
    throw error;
  }
}

/** Throws where two ways on may begin with the same character. `follow` is what may stand after the part. */
function checkChoices(part: PatternPart, follow: Characters): void {
  switch (part.kind) {
    case 'characters':
      return;
    case 'sequence':
      for (const [at, each] of part.parts.entries()) checkChoices(each, firstOf(part.parts.slice(at + 1), follow));
      return;
    case 'choice':
      checkBranches(part.branches.map(partsIn), follow);
      return;
    default:
      checkRepetition(part, follow);
      checkChoices(part.part, part.most > 1 ? [...first(part.part), ...follow] : follow);
  }
}

/** Branches may begin with the same characters, as `disk` and `device` do, as long as what follows tells them apart. */
function checkBranches(branches: PatternPart[][], follow: Characters): void {
  const empty = branches.filter((parts) => parts.every(isNullable));
  if (empty.length > 1)
    throw new PatternFault('has several alternatives that are the same, or may be empty; leave all but one out');
  const groups = groupByHead(branches).map((group) => ({ group, head: firstOf(group[0] ?? [], []) }));
  for (const [at, { group, head }] of groups.entries()) {
    const others = groups.slice(at + 1).flatMap((other) => other.head);
    if (doOverlap(head, others))
      throw new PatternFault('has alternatives that may begin alike but not the same, like [ab]|a; tell them apart');
    if (empty.length > 0 && doOverlap(head, follow)) throw ambiguous();
    const [parts = []] = group;
    if (group.length === 1) checkChoices({ kind: 'sequence', parts }, follow);
    else
      checkBranches(
        group.map(([, ...rest]) => rest),
        follow,
      );
  }
}

/** Branches together that begin with the very same characters. */
function groupByHead(branches: PatternPart[][]): PatternPart[][][] {
  const groups = new Map<string, PatternPart[][]>();
  for (const [at, branch] of branches.entries()) {
    const [head] = branch;
    const key = head?.kind === 'characters' ? JSON.stringify(head.characters) : `branch ${at}`;
    groups.set(key, [...(groups.get(key) ?? []), branch]);
  }
  return [...groups.values()];
}

const partsIn = (part: PatternPart): PatternPart[] => (part.kind === 'sequence' ? part.parts.flatMap(partsIn) : [part]);

function checkRepetition({ part, least, most }: PatternPart & { kind: 'repeat' }, follow: Characters): void {
  if (most > 1 && isNullable(part))
    throw new PatternFault(
      'repeats something that may be empty (a quantifier within a quantifier); make its inside not empty',
    );
  if (least < most && doOverlap(first(part), follow)) throw ambiguous();
}

const ambiguous = () =>
  new PatternFault(
    'could be matched in several ways (a quantifier within a quantifier, or two that meet), which may take very long; no character may both go on with a repetition and follow it',
  );

/** The characters that a part may begin with. */
function first(part: PatternPart): Characters {
  switch (part.kind) {
    case 'characters':
      return part.characters;
    case 'sequence':
      return firstOf(part.parts, []);
    case 'choice':
      return part.branches.flatMap((branch) => first(branch));
    default:
      return first(part.part);
  }
}

/** The characters that parts in a row may begin with, or what follows them, if all of them may be empty. */
function firstOf(parts: PatternPart[], follow: Characters): Characters {
  const filled = parts.findIndex((part) => !isNullable(part));
  const reached = filled < 0 ? parts : parts.slice(0, filled + 1);
  return [...reached.flatMap((part) => first(part)), ...(filled < 0 ? follow : [])];
}

function isNullable(part: PatternPart): boolean {
  switch (part.kind) {
    case 'characters':
      return false;
    case 'sequence':
      return part.parts.every(isNullable);
    case 'choice':
      return part.branches.some(isNullable);
    default:
      return part.least === 0 || isNullable(part.part);
  }
}

function sizeOf(part: PatternPart): number {
  const sum = (parts: PatternPart[]) => parts.reduce((size, each) => size + sizeOf(each), 0);
  switch (part.kind) {
    case 'characters':
      return 1;
    case 'sequence':
      return sum(part.parts);
    case 'choice':
      return sum(part.branches);
    default:
      return sizeOf(part.part) * (part.most === Infinity ? Math.max(part.least, 1) : part.most);
  }
}
