import { characterClasses, oneCharacter, type Characters } from './characters.ts';

/** A regular expression taken apart. */
export type PatternPart =
  | { kind: 'characters'; characters: Characters }
  | { kind: 'sequence'; parts: PatternPart[] }
  | { kind: 'choice'; branches: PatternPart[] }
  | { kind: 'repeat'; part: PatternPart; least: number; most: number };

/** Why a pattern was refused, in words that can follow its name. */
export class PatternFault extends Error {
  override readonly name = 'PatternFault';
}

/** Characters that mean something else unless a backslash stands before them. */
const syntax = '^$\\.*+?()[]{}|/';

/**
 * Takes a pattern apart, or throws a `PatternFault`. It reads a part of what JavaScript knows: characters, lists of characters, groups,
 * alternatives and repetitions. What can say "anything" is left out: a plan says which characters may stand where.
 */
export function partsOfPattern(pattern: string): PatternPart {
  const characters = Array.from(pattern);
  let at = 0;
  const peek = (text: string) => characters.slice(at, at + text.length).join('') === text;
  const take = (text: string) => {
    if (!peek(text)) return false;
    at += text.length;
    return true;
  };

  function choice(): PatternPart {
    const branches = [sequence()];
    while (take('|')) branches.push(sequence());
    const [only] = branches;
    return only !== undefined && branches.length === 1 ? only : { kind: 'choice', branches };
  }

  function sequence(): PatternPart {
    const parts: PatternPart[] = [];
    while (at < characters.length && !peek('|') && !peek(')')) parts.push(repetition());
    return { kind: 'sequence', parts };
  }

  function repetition(): PatternPart {
    const part = single();
    const times = quantifier();
    if (times === undefined) return part;
    if (quantifier() !== undefined)
      throw new PatternFault('has a quantifier after a quantifier; leave one of them out');
    return { kind: 'repeat', part, ...times };
  }

  function quantifier(): { least: number; most: number } | undefined {
    if (take('*')) return { least: 0, most: Infinity };
    if (take('+')) return { least: 1, most: Infinity };
    if (take('?')) return { least: 0, most: 1 };
    const [all, least, comma, most] =
      /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(characters.slice(at, at + 12).join('')) ?? [];
    if (all === undefined) return undefined;
    at += all.length;
    const upper = comma === undefined ? least : most;
    const times = { least: Number(least), most: upper === '' ? Infinity : Number(upper) };
    if (times.most < times.least || times.most === 0) throw new PatternFault(`repeats impossibly often: ${all}`);
    return times;
  }

  function single(): PatternPart {
    if (take('(')) return group();
    if (take('[')) return { kind: 'characters', characters: list() };
    const character = characters[at++] ?? '';
    if (character === '\\') return { kind: 'characters', characters: escaped(syntax) };
    if (character === '.')
      throw new PatternFault(
        'lets any character through by "."; list those that may stand there, like [A-Za-z0-9 ], or write \\. for a full stop',
      );
    if (character === '^' || character === '$')
      throw new PatternFault('matches from end to end anyway; leave ^ and $ out');
    if (syntax.includes(character) && character !== '/')
      throw new PatternFault(
        `has a "${character}" that stands for nothing; write \\${character} for the character itself`,
      );
    return { kind: 'characters', characters: oneCharacter(character) };
  }

  function group(): PatternPart {
    if (['?=', '?!', '?<=', '?<!'].some(peek))
      throw new PatternFault('looks ahead or back; say what may stand there instead');
    if (!take('?:') && peek('?')) throw new PatternFault('has a named or special group; use (?:…)');
    const inside = choice();
    if (!take(')')) throw new PatternFault('has a group without an end; add a )');
    return inside;
  }

  /** The inside of `[…]`. */
  function list(): Characters {
    if (peek('^')) throw new PatternFault('excludes characters by [^…]; list those that may stand there');
    const listed: Characters[number][] = [];
    while (at < characters.length && !peek(']')) {
      const from = member();
      if (!peek('-') || characters[at + 1] === ']') listed.push(...from);
      else {
        at += 1;
        listed.push(rangeBetween(from, member()));
      }
    }
    if (!take(']')) throw new PatternFault('has a list of characters without an end; add a ]');
    if (listed.length === 0) throw new PatternFault('has an empty list of characters; fill it or leave it out');
    return listed;
  }

  function member(): Characters {
    const character = characters[at++] ?? '';
    return character === '\\' ? escaped(`${syntax}-`) : oneCharacter(character);
  }

  /** What follows a backslash. */
  function escaped(own: string): Characters {
    const character = characters[at++] ?? '';
    if (/[1-9k]/.test(character)) throw new PatternFault('refers back to a group; say what may stand there instead');
    if (own.includes(character) && character !== '') return oneCharacter(character);
    const known = Object.hasOwn(characterClasses, character) ? characterClasses[character] : undefined;
    if (known === undefined)
      throw new PatternFault(`has \\${character}, which no plan may use; list the characters that may stand there`);
    return known;
  }

  const whole = choice();
  if (at < characters.length) throw new PatternFault('has a ")" without its "("; write \\) for the character itself');
  return whole;
}

function rangeBetween(from: Characters, to: Characters): Characters[number] {
  const [first, last] = [from[0]?.[0] ?? 0, to[0]?.[1] ?? 0];
  const isRange = [from, to].every((end) => end.length === 1 && end[0]?.[0] === end[0]?.[1]) && first <= last;
  if (!isRange) throw new PatternFault('has a range without two ends in their order; write it like [a-z]');
  return [first, last];
}
