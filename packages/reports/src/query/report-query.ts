import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import type { Clause } from '../filters/clause.ts';
import { nearestWord } from '../filters/nearest-word.ts';
import { dimensions } from '../filters/dimension.ts';
import { parseClause } from '../filters/parse-clause.ts';
import { QueryError } from '../filters/query-error.ts';
import { parseValueSubject, writeSubject, type ValueSubject } from '../filters/subject.ts';
import { tokensOf } from '../filters/tokens.ts';
import { writeClause, writeText } from '../filters/write-clause.ts';
import { addDays, daysBetween, isDay } from './days.ts';
import { defaultFilters } from './default-filters.ts';

/** A URL's parameters. A list is what a parameter that was given several times comes as, and is an error. */
export type RawParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A question as understood: the range in absolute days, defaults filled in, the filters read. */
export interface ReportQuery<Params = unknown> {
  params: Params & { from: string; to: string };
  /** Environment and kind are always among them, unless the report looks at all. */
  clauses: readonly Clause[];
}

/** Ten years and some: what a chart can show, and what one question may cost. */
const maxDays = 3_700;

/** Reads a report's own parameters and takes every other one for a filter. Throws a `QueryError`. */
export function parseQuery<Asked extends { params: TObject; scope?: 'all'; filters?: 'scope' }>(
  { params: schema, scope, filters }: Asked,
  raw: RawParameters,
  today: string,
): ReportQuery<Static<Asked['params']>> {
  const given = new Map<string, string>(scope === 'all' ? [] : Object.entries(defaultFilters));
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    if (typeof value !== 'string') throw repeated(key);
    given.set(key, value);
  }
  const names = Object.keys(schema.properties);
  const params = Object.fromEntries(names.map((name) => [name, readParameter(schema, name, given.get(name))]));
  const range = readRange(params, today);
  const clauses = [...given]
    .filter(([key]) => !names.includes(key))
    .map(([key, value]) => {
      if (filters === 'scope' && !Object.hasOwn(defaultFilters, key)) throw unfilterable(key, names);
      return parseClause(key, value, names);
    });
  // Each value was checked against its own schema above.
  return { params: { ...params, ...range } as ReportQuery<Static<Asked['params']>>['params'], clauses };
}

/** The question as understood, as the URL that would ask it again. */
export function writeQuery({ params, clauses }: ReportQuery<Record<string, unknown>>): Record<string, string> {
  const own = Object.entries(params).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries([...own, ...clauses.map((clause) => writeClause(clause))]);
}

/** So many dimensions can be read in a table's head; more would make rows of single installations. */
const maxSplits = 3;

/** Reads what a report splits by: dimensions with commas between them, or nothing. Throws a `QueryError`. */
export function parseSplits(names: string, at: string): ValueSubject[] {
  if (names === '') return [];
  const tokens = tokensOf(names);
  if (tokens === undefined)
    throw unreadable(at, `\`${at}\`: a quote is out of place; write "a name" in quotes, and "" for a quote in it`);
  const subjects = tokens.map(({ text }) => parseSplit(text, at));
  if (subjects.length > maxSplits)
    throw unreadable(at, `\`${at}\` names ${subjects.length} dimensions; give at most ${maxSplits}`);
  const written = subjects.map(writeSubject);
  const twice = written.find((one, index) => written.indexOf(one) !== index);
  if (twice !== undefined) throw unreadable(at, `\`${at}\` names ${twice} twice; give each dimension once`);
  return subjects;
}

/** The text that `parseSplits` reads as these. */
export const writeSplits = (subjects: readonly ValueSubject[]): string =>
  subjects.map((subject) => writeText(writeSubject(subject))).join(',');

/** Reads one dimension. Throws a `QueryError` that names the nearest one. */
export function parseSplit(name: string, at: string): ValueSubject {
  const subject = parseValueSubject(name);
  if (subject !== undefined) return subject;
  const tail = name.slice(name.lastIndexOf('.') + 1) || 'name';
  const own = [...dimensions.map((dimension) => dimension.name), `property.${tail}`];
  const known = name.startsWith('latest.') ? own.map((one) => `latest.${one}`) : own;
  const detail = `\`${at}\`: "${name}" is not a dimension; did you mean \`${nearestWord(name, known)}\`?`;
  throw new QueryError({ code: 'invalid-request', at, detail });
}

/** A parameter's value by its schema, or what it is without one. Throws a `QueryError`. */
export function readParameter(schema: TObject, name: string, text: string | undefined): unknown {
  const field = schema.properties[name] as { type?: string; default?: unknown; description?: string };
  const value =
    text === undefined ? field.default : field.type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (value === undefined) throw unreadable(name, `\`${name}\` is missing. ${field.description ?? ''}`);
  if (!Value.Check(field, value)) throw unreadable(name, `\`${name}\` cannot be "${text}". ${field.description ?? ''}`);
  return value;
}

/** The range between two days as they may be written. Throws a `QueryError`. */
export function readRange(params: Record<string, unknown>, today: string): { from: string; to: string } {
  const [from, to] = [readDay('from', String(params['from']), today), readDay('to', String(params['to']), today)];
  if (from > to) throw unreadable('from', `the range begins on ${from} and ends before that, on ${to}; swap the two`);
  const days = daysBetween(from, to) + 1;
  if (days > maxDays) throw unreadable('from', `the range has ${days} days; ask for at most ${maxDays}`);
  return { from, to };
}

/** A day as it may be written, as `2026-11-01`. Throws a `QueryError`. */
export function readDay(name: string, text: string, today: string): string {
  const back = /^-(\d+)d$/.exec(text)?.[1];
  const day = text === 'today' ? today : back === undefined ? text : addDays(today, -Number(back));
  if (!isDay(day)) throw unreadable(name, `\`${name}\`: ${day} is not a day between 2000-01-01 and 2099-12-31`);
  return day;
}

function unfilterable(at: string, names: readonly string[]): QueryError {
  const nearest = nearestWord(at, [...names, ...Object.keys(defaultFilters)]);
  const detail = `this report cannot be filtered by \`${at}\`, nor is it a parameter; did you mean \`${nearest}\`?`;
  return new QueryError({ code: 'unknown-parameter', at, detail });
}

const unreadable = (at: string, detail: string) => new QueryError({ code: 'invalid-request', at, detail });

/** What a parameter that is given several times is told. */
export const repeated = (at: string) =>
  unreadable(at, `\`${at}\` is given more than once; give it once, with several values as a list: ${at}=a,b`);
