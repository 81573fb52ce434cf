import type { Clause } from '../filters/clause.ts';
import { parseClause } from '../filters/parse-clause.ts';
import { QueryError } from '../filters/query-error.ts';
import type { ValueSubject } from '../filters/subject.ts';
import { tokensOf } from '../filters/tokens.ts';
import { writeClause } from '../filters/write-clause.ts';
import { parseSplit } from './report-query.ts';

/** Something that a session day has or has not: a use of a feature, or a value. */
export type Mark = { kind: 'feature'; name: string } | { kind: 'value'; subject: ValueSubject; clause: Clause };

/** How a mark is written, for the description of a parameter. */
export const markGrammar =
  "a feature's name such as Export/PDF, or a value as in a filter, such as version=4.2.. or licenseType=paid or property.theme=dark; " +
  'a feature with = in its name is written as feature=the name';

/** Reads a mark. Throws a `QueryError`: what has a key must have one that is known. */
export function parseMark(text: string, at: string): Mark {
  const cut = text.indexOf('=');
  if (text === '') throw unreadable(at, `\`${at}\`: a name is empty; write ${markGrammar}`);
  if (cut === -1) return { kind: 'feature', name: text };
  const [key, value] = [text.slice(0, cut), text.slice(cut + 1)];
  if (key === 'feature') return parseName(value, at);
  const subject = parseSplit(key, at);
  if (subject.isLatest) throw unreadable(at, `\`${at}\`: "${key}" is not a session day's; leave out latest.`);
  try {
    return { kind: 'value', subject, clause: parseClause(key, value) };
  } catch (cause) {
    if (cause instanceof QueryError) throw new QueryError({ code: cause.code, at, detail: cause.message }, { cause });
    throw cause;
  }
}

/** Reads marks with commas between them. Throws a `QueryError`. */
export function parseMarks(list: string, at: string): Mark[] {
  const tokens = tokensOf(list);
  if (tokens === undefined)
    throw unreadable(
      at,
      `\`${at}\`: a quote is out of place; write "the whole step" in quotes, and "" for a quote in it`,
    );
  return tokens.map(({ text }) => parseMark(text, at));
}

/** The text that `parseMark` reads as this. */
export const writeMark = (mark: Mark): string =>
  mark.kind === 'value'
    ? writeClause(mark.clause).join('=')
    : `${mark.name.includes('=') ? 'feature=' : ''}${mark.name}`;

function parseName(name: string, at: string): Mark {
  if (name === '') throw unreadable(at, `\`${at}\`: a name is empty; write ${markGrammar}`);
  return { kind: 'feature', name };
}

const unreadable = (at: string, detail: string) => new QueryError({ code: 'invalid-request', at, detail });
