import type { Clause, Item } from '../filters/clause.ts';
import type { Subject, ValueSubject } from '../filters/subject.ts';
import type { SessionDayRecord } from './record.ts';

/** A value, several of them, or none. */
export type OracleValue = string | number | readonly string[] | undefined;

/** A session day's value of a dimension or property, as anyone may see it; `undefined` if missing. */
export function valueOf(
  record: SessionDayRecord,
  subject: ValueSubject,
  all: readonly SessionDayRecord[],
): OracleValue {
  if (subject.kind === 'property') return shownProperty(record, subject.key, all);
  const { name } = subject.dimension;
  const value = name === 'continent' ? continents[record.country] : record[name];
  if (value === '' || value === 0) return undefined;
  return typeof value === 'object' && value.length === 0 ? undefined : value;
}

/** Of the countries that fleets have. */
const continents: Record<string, string> = { DE: 'Europe', FR: 'Europe', JP: 'Asia' };

/** A property's value is hidden until five installations have sent it, unless the plan declares it. */
function shownProperty(record: SessionDayRecord, key: string, all: readonly SessionDayRecord[]): string | undefined {
  const value = record.properties.get(key);
  if (value === undefined || value === '') return undefined;
  if (record.declared?.has(key) === true) return value;
  const senders = new Set(all.filter(({ properties }) => properties.get(key) === value).map((one) => one.installation));
  return senders.size >= 5 ? value : '(other)';
}

/** Whether a value fulfils a filter's condition, its negation left aside. */
export function fulfils(value: OracleValue, { subject, condition }: Clause): boolean {
  if (condition.kind === 'pattern') return textsOf(value).some((text) => new RegExp(condition.pattern, 'u').test(text));
  return condition.items.some((item) => fulfilsItem(value, item, subject));
}

function fulfilsItem(value: OracleValue, item: Item, subject: Subject): boolean {
  if (item.kind === 'missing') return value === undefined;
  if (item.kind === 'value')
    return typeof value === 'number' ? value === Number(item.value) : textsOf(value).includes(item.value);
  if (subject.kind === 'dimension' && subject.dimension.kind === 'version') return isVersionWithin(value, item);
  const number = typeof value === 'string' ? numberIn(value) : value;
  if (typeof number !== 'number') return false;
  return number >= Number(item.from ?? -Infinity) && number <= Number(item.to ?? Infinity);
}

const textsOf = (value: OracleValue): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' ? value : [];

/** A property's text as a number, if JSON would write one so. */
export function numberIn(text: string): number | undefined {
  if (!/^-?\d/.test(text) || !/\d$/.test(text) || text.length > 18) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Compares digit runs one after the other, as if each were padded to the same length. */
function isVersionWithin(value: OracleValue, { from, to }: { from?: string; to?: string }): boolean {
  if (typeof value !== 'string' || !/\d/.test(value)) return false;
  const padded = sortableVersion(value);
  return (from === undefined || padded >= sortableVersion(from)) && (to === undefined || padded <= sortableVersion(to));
}

/** Digit runs of at most 18, padded with zeros and joined by a character that sorts before any digit. */
const sortableVersion = (version: string): string =>
  version
    .split(/\D+/)
    .flatMap((run) => run.match(/.{1,18}/g) ?? [])
    .map((run) => run.padStart(18, '0'))
    .join('!');
