import { type Clause, type Condition, type Item, missingWord } from './clause.ts';
import { dimensions } from './dimension.ts';
import { nearestWord } from './nearest-word.ts';
import { compareVersions, isCountText, isNumberText, versionParts } from './number-text.ts';
import { QueryError } from './query-error.ts';
import { kindOf, parseSubject, type SubjectKind } from './subject.ts';
import { type Token, tokensOf } from './tokens.ts';

const maxItems = 200;
const maxPatternLength = 500;

/** What can be said about each kind of subject, and how an end of a range has to look. */
const rules: Record<SubjectKind, { value: Check; end?: Check; hasPatterns: boolean; canBeMissing: boolean }> = {
  text: { value: anyText, hasPatterns: true, canBeMissing: true },
  list: { value: anyText, hasPatterns: true, canBeMissing: true },
  version: { value: anyText, end: aVersion, hasPatterns: true, canBeMissing: true },
  number: { value: aNumber, end: aNumber, hasPatterns: false, canBeMissing: true },
  property: { value: anyText, end: aNumber, hasPatterns: true, canBeMissing: true },
  feature: { value: aCount, end: aCount, hasPatterns: false, canBeMissing: false },
};

/**
 * Reads one filter from a URL's key and value, such as `os` and `Windows,macOS`.
 * Throws a `QueryError`; an unknown key's names the nearest dimension or one of `otherWords`.
 * Whether a pattern is RE2 is the engine's to say.
 */
export function parseClause(key: string, value: string, otherWords: readonly string[] = []): Clause {
  const subject = parseSubject(key);
  if (subject === undefined) throw unknownKey(key, otherWords);
  const isNegated = value.startsWith('!');
  const positive = isNegated ? value.slice(1) : value;
  const kind = kindOf(subject);
  try {
    const condition = positive.startsWith('~') ? parsePattern(positive.slice(1), kind) : parseList(positive, kind);
    return { subject, isNegated, condition };
  } catch (cause) {
    if (cause instanceof Fault)
      throw new QueryError({ code: 'invalid-filter', at: key, detail: `\`${key}\`: ${cause.message}` });
    throw cause;
  }
}

/** What is wrong with a value; the caller knows the key it belongs to. */
class Fault extends Error {}

function parsePattern(pattern: string, kind: SubjectKind): Condition {
  if (!rules[kind].hasPatterns)
    throw new Fault(`a pattern needs text, and this is a number; write a range such as 8..16`);
  if (pattern === '') throw new Fault('the pattern after ~ is empty');
  if (pattern.length > maxPatternLength) throw new Fault(`a pattern has at most ${maxPatternLength} characters`);
  // The engine lets this one fault of RE2 through.
  if (/(?<!\\)(?:\\\\)*\\$/.test(pattern))
    throw new Fault('the pattern ends in a lone \\; write \\\\ for the sign itself');
  return { kind: 'pattern', pattern };
}

function parseList(list: string, kind: SubjectKind): Condition {
  const tokens = tokensOf(list);
  if (tokens === undefined)
    throw new Fault('a quote is out of place; write "the whole value" in quotes, and "" for a quote in it');
  if (tokens.length > maxItems)
    throw new Fault(`a list has at most ${maxItems} values; write a pattern after ~ instead`);
  return { kind: 'list', items: tokens.map((token) => parseItem(token, kind)) };
}

function parseItem({ text, isQuoted }: Token, kind: SubjectKind): Item {
  const rule = rules[kind];
  if (text === '') throw new Fault(`a value is empty; write ${missingWord} for a missing value`);
  if (!isQuoted) {
    if (text.startsWith('!')) throw new Fault('! stands before the whole list; quote a value that begins with it');
    if (text.startsWith('~')) throw new Fault('a pattern stands alone; quote a value that begins with ~');
    if (text === missingWord) {
      if (!rule.canBeMissing) throw new Fault('a count is never missing; write 0 for a feature that was not used');
      return { kind: 'missing' };
    }
    if (text.includes('..')) return parseRange(text, kind);
  }
  rule.value(text);
  return { kind: 'value', value: text };
}

function parseRange(text: string, kind: SubjectKind): Item {
  const { end } = rules[kind];
  if (end === undefined) throw new Fault(`a range needs numbers or versions; quote "${text}" to mean the text`);
  const gap = text.indexOf('..');
  const [from, to] = [text.slice(0, gap).trimEnd(), text.slice(gap + 2).trimStart()];
  if (from === '' && to === '') throw new Fault('a range needs at least one end, such as 8.. or ..16');
  for (const one of [from, to]) if (one !== '') end(one);
  if (from !== '' && to !== '' && isAfter(from, to, kind)) throw new Fault(`the range ${text} ends before it begins`);
  return { kind: 'range', ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}

const isAfter = (from: string, to: string, kind: SubjectKind) =>
  kind === 'version' ? compareVersions(from, to) > 0 : Number(from) > Number(to);

/** Throws a `Fault` that says what the text should have been. */
type Check = (text: string) => void;

function anyText(): void {}

function aNumber(text: string): void {
  if (!isNumberText(text)) throw new Fault(`"${text}" is not a number of at most 15 digits, such as 8 or 1.5`);
}

function aCount(text: string): void {
  if (!isCountText(text)) throw new Fault(`"${text}" is not a count, such as 0 or 3`);
}

function aVersion(text: string): void {
  if (versionParts(text).length === 0) throw new Fault(`"${text}" has no number in it to compare by`);
  if (/^\.|\.\.|\.$/.test(text))
    throw new Fault(`"${text}" is not a version; the ends of a range are joined by two dots`);
}

function unknownKey(key: string, otherWords: readonly string[]): QueryError {
  const names = dimensions.map(({ name }) => name);
  const tail = key.slice(key.lastIndexOf('.') + 1);
  const dotted = ['property', 'feature', 'ever.feature', 'latest.property'].map((prefix) => `${prefix}.${tail}`);
  const known = [
    ...otherWords,
    ...names,
    ...(key.includes('.') ? [...names.map((name) => `latest.${name}`), ...dotted] : []),
  ];
  const detail = `\`${key}\` is neither a parameter nor a filter; did you mean \`${nearestWord(key, known)}\`?`;
  return new QueryError({ code: 'unknown-parameter', at: key, detail });
}
