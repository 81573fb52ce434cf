import type { Condition, Item } from '../filters/clause.ts';
import type { SubjectKind } from '../filters/subject.ts';
import type { Bindings } from './bindings.ts';

/** A value as SQL, and how it compares. */
export interface Expression {
  kind: SubjectKind;
  sql: string;
}

/** A boolean (never null) that says whether the value fulfils the condition. */
export function compileCondition(condition: Condition, { kind, sql }: Expression, bindings: Bindings): string {
  if (kind === 'list') {
    const missing = condition.kind === 'list' && condition.items.some((item) => item.kind === 'missing');
    const any = compileCondition(condition, { kind: 'text', sql: 'entry' }, bindings);
    return `(arrayExists(entry -> ${any}, ${sql})${missing ? ` OR empty(${sql})` : ''})`;
  }
  if (condition.kind === 'pattern')
    return `(${sql} != '' AND match(${sql}, ${bindings.bind(condition.pattern, 'String')}))`;
  const values = condition.items.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  const tests = condition.items.flatMap((item) => compileItem(item, { kind, sql }, bindings));
  return `(${[...(values.length > 0 ? [compileValues(values, { kind, sql }, bindings)] : []), ...tests].join(' OR ')})`;
}

/**
 * No value that is asked for means a missing one: text is never empty, and 0 is dropped where it does. Numbers are compared as they are
 * given: as whole numbers none of 1.25 would be left, and of an empty list the engine now and then makes a plan that it cannot carry out.
 */
function compileValues(values: string[], { kind, sql }: Expression, bindings: Bindings): string {
  if (kind !== 'number' && kind !== 'feature') return `${sql} IN ${bindings.bind(values, 'Array(String)')}`;
  const numbers = values.map(Number).filter((number) => kind === 'feature' || number !== 0);
  return numbers.length === 0 ? 'false' : `toFloat64(${sql}) IN ${bindings.bind(numbers, 'Array(Float64)')}`;
}

function compileItem(item: Item, { kind, sql }: Expression, bindings: Bindings): string[] {
  if (item.kind === 'value') return [];
  if (item.kind === 'missing') return [kind === 'number' ? `${sql} = 0` : `${sql} = ''`];
  const { guard, comparable } = ends[kind];
  const [value, { from, to }] = [comparable(sql), item];
  const bound = (end: string) =>
    kind === 'version' ? comparable(bindings.bind(end, 'String')) : bindings.bind(Number(end), 'Float64');
  const tests = [
    guard(sql),
    ...(from === undefined ? [] : [`${value} >= ${bound(from)}`]),
    ...(to === undefined ? [] : [`${value} <= ${bound(to)}`]),
  ];
  return [`(${tests.join(' AND ')})`];
}

/** A number as JSON writes it, so that a code such as 007 is none. (toFloat64 would take more, and is off by a bit.) */
export const numberPattern = '^-?(?:0|[1-9][0-9]{0,17})(?:[.][0-9]{1,100})?(?:[eE][-+]?[0-9]{1,2})?$';

/** How a value is compared with the ends of a range, and when it can lie in one at all. */
const ends: Record<SubjectKind, { guard(sql: string): string; comparable(sql: string): string }> = {
  text: { guard: () => 'false', comparable: asItIs },
  list: { guard: () => 'false', comparable: asItIs },
  number: { guard: (sql) => `${sql} != 0`, comparable: asItIs },
  feature: { guard: () => 'true', comparable: asItIs },
  version: { guard: (sql) => `match(${sql}, '[0-9]')`, comparable: versionParts },
  property: { guard: (sql) => `match(${sql}, '${numberPattern}')`, comparable: (sql) => `JSONExtractFloat(${sql})` },
};

function asItIs(sql: string): string {
  return sql;
}

/** The numbers in a version as an array, which compares part by part. */
function versionParts(sql: string): string {
  return `arrayMap(part -> toUInt64(part), extractAll(${sql}, '[0-9]{1,18}'))`;
}
