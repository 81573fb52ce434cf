import type { Coverage, Parameters, StoredMonth } from '@usance/warehouse';
import type { Clause } from '../filters/clause.ts';
import type { Subject, ValueSubject } from '../filters/subject.ts';
import { createBindings, type Bindings } from './bindings.ts';
import { acceptsZero } from './accepts-zero.ts';
import { compileCondition } from './compile-condition.ts';
import { compileEveryone, type Everyone, hasUsualScope } from './compile-everyone.ts';
import { compileSets, hasSetsBy, type Sets } from './compile-sets.ts';
import { compileLabel, compileValue, type ValuePlace } from './compile-value.ts';
import type { Mark } from './mark.ts';
import { isOnFirstDay, isOnLastDay } from './edge-rows.ts';
import { labelledRows, labelsOf, type Split } from './labelled-rows.ts';
import { areWhole, onceWhole, sessionDays } from './session-days.ts';
import { startOfPeriod } from './start-of-period.ts';
import { visibleValues } from './visible-values.ts';

/**
 * The parts of a report's SQL that depend on the question. They refer to `product`, `from`, `to` and `since` (the first day
 * on which an installation that the report may count has a row), which the report binds.
 */
export interface Pieces {
  /** What stands after FROM: the product's session days, each once, of the environment and kind that are asked for; `moment` orders an installation's. */
  source: string;
  /** Rows of the source, at least those that fulfil every filter. Where it can be, the others are dropped before anything else is read of them. */
  filtered: string;
  /**
   * The same from `since` to `to`, for reports that read what takes long to read, such as uses and properties: of installations without a row that fulfils every
   * filter they are not read.
   */
  matching: string;
  /** Rows of the source that fulfil a test of nothing but `day` and `installation`, which is made before anything else is read. */
  rowsWhere(test: string): string;
  /** Rows of the source, at least those on the first day that each installation has a row on. */
  firstRows: string;
  /** A boolean for each row of a table with product_id, environment and kind: whether it is the product's and of those that are asked for. */
  scope: string;
  /** A boolean for each row of the source: whether the row fulfils every filter. */
  where: string;
  /** The texts under which a row is counted, as an array; an empty one if the report does not split. */
  split: string;
  /** SQL for the values that are shown of the property with the name that SQL gives. */
  visibleValues(key: string): string;
  /** Booleans for each row, as an array: whether the row has each of the report's marks. */
  marks: string;
  /**
   * What stands after FROM: for each label and period of the range, in one row or several, label_period, label, active, crashed_set,
   * session_day_count, crashed_count, session_count, second_count, of the rows that fulfil every filter. Sets are states of `groupBitmap`.
   */
  cells: string;
  /** The same for each label and day from `since` to `to`: label_period is the day. */
  cellsByDay(): string;
  /** There if there are roll-ups of the scope that is asked for. */
  everyone?: Everyone | undefined;
  /** There if roll-ups can answer the question: an unfiltered one, that splits by nothing or by what there are roll-ups of. */
  sets?: Sets | undefined;
}

/** The parts of a question's SQL, and the values that are bound in them. */
export interface Compiled {
  pieces: Pieces;
  parameters: Parameters;
}

/** What is asked: with which filters, split by what. */
export interface CompileQuestion {
  clauses: readonly Clause[];
  splits: readonly ValueSubject[];
  marks?: readonly Mark[];
  /** Which roll-ups are valid. */
  coverage: Coverage;
  /** The months that have rows. */
  months: readonly StoredMonth[];
  /** The range for which it asks. */
  params: { from: string; to: string; interval?: string };
}

/** Turns filters and split into SQL in which every value is a bound parameter. */
export function compile({ clauses, splits, marks = [], coverage, months, params }: CompileQuestion): Compiled {
  const bindings = createBindings();
  const values: ValuePlace = { bindings, coverage };
  const scoping = scopeOf(clauses);
  const scope = compileScope(scoping, values);
  const rows = sessionDays(scope);
  const everyone = hasUsualScope(scoping) ? compileEveryone(coverage, scope, bindings) : undefined;
  const lastRows = everyone ? sessionDays(scope, [isOnLastDay(everyone)]) : rows;
  const latest = clauses.filter(({ subject }) => subject.kind !== 'feature' && subject.isLatest);
  const others = clauses.filter((clause) => !scoping.includes(clause) && !latest.includes(clause));
  const tests = [
    ...others.map((clause) =>
      clause.subject.kind === 'feature'
        ? compileUse(clause, clause.subject, { scope, months, bindings })
        : compileRowTest(clause, clause.subject, values),
    ),
    ...(latest.length > 0 ? [compileLatest(latest, { lastRows, values })] : []),
  ];
  const where = tests.length > 0 ? tests.join(' AND ') : 'true';
  const { splits: compiledSplits, split, join } = compileSplits(splits, { lastRows, values });
  const source = join(rows);
  const early = tests.length > 0 ? onceWhole(where, months, bindings) : [];
  const filtered = join(sessionDays(scope, early));
  const rowsWhere = (test: string) => join(sessionDays(scope, [test]));
  const isRead = tests.length === 0 || areWhole(months, params);
  const sets =
    everyone && tests.length === 0 && hasSetsBy(splits)
      ? { ...everyone, ...compileSets(coverage, { params, splits, source, compiledSplits }, bindings) }
      : undefined;
  const pieces: Pieces = {
    source,
    filtered,
    matching: isRead
      ? filtered
      : join(sessionDays(scope, [hasRow({ rows: sessionDays(scope, early), where }), ...early])),
    rowsWhere,
    firstRows: everyone ? rowsWhere(isOnFirstDay(everyone)) : source,
    scope,
    where,
    split,
    visibleValues: (key) => visibleValues({ key, ...values }),
    marks: compileMarks(marks, values),
    cells: sets
      ? cellsOfSets(sets)
      : labelledRows({
          rows: filtered,
          where: `day BETWEEN {from: Date} AND {to: Date} AND ${where}`,
          day: startOfPeriod('day'),
          splits: compiledSplits,
        }),
    cellsByDay: () =>
      sets
        ? cellsByDayOfSets(sets)
        : labelledRows({
            rows: filtered,
            where: `day BETWEEN {since: Date} AND {to: Date} AND ${where}`,
            day: 'day',
            splits: compiledSplits,
          }),
    everyone,
    sets,
  };
  return { pieces, parameters: bindings.parameters };
}

/** Environment and kind decide what there is at all for a report; every other filter chooses from that. */
const scopeOf = (clauses: readonly Clause[]) => clauses.filter(({ subject }) => isScope(subject));

/** Whether there is a filter by anything but environment and kind. */
export const choosesRows = (clauses: readonly Clause[]): boolean => clauses.some(({ subject }) => !isScope(subject));

const isScope = (subject: Subject) =>
  subject.kind === 'dimension' &&
  !subject.isLatest &&
  (subject.dimension.name === 'environment' || subject.dimension.name === 'kind');

/** Where the last rows of installations are found. */
interface LastPlace {
  lastRows: string;
  values: ValuePlace;
}

function compileScope(scoping: readonly Clause[], values: ValuePlace): string {
  const tests = scoping.flatMap((clause) =>
    clause.subject.kind === 'feature' ? [] : [compileRowTest(clause, clause.subject, values)],
  );
  return ['product_id = {product: UInt32}', ...tests].join(' AND ');
}

/** Tests whether a row's installation has one that fulfils every filter. Who that is, is looked at before anything else is read. */
const hasRow = ({ rows, where }: { rows: string; where: string }) => `installation IN (
    SELECT installation FROM ${rows} WHERE day BETWEEN {since: Date} AND {to: Date} AND ${where}
  )`;

function compileRowTest({ condition, isNegated }: Clause, subject: ValueSubject, values: ValuePlace): string {
  const test = compileCondition(condition, compileValue(subject, values), values.bindings);
  return isNegated ? `NOT ${test}` : test;
}

/** Selects installations by their last known row. Whoever has a row since a day has the last one since then, too. */
function compileLatest(latest: readonly Clause[], { lastRows, values }: LastPlace): string {
  const tests = latest.flatMap((clause) =>
    clause.subject.kind === 'feature' ? [] : [compileRowTest(clause, clause.subject, values)],
  );
  return isAmong(`
  SELECT installation
  FROM ${lastRows}
  WHERE day >= {since: Date}
  GROUP BY installation
  HAVING argMax(${tests.join(' AND ')}, moment)`);
}

/** Selects installations by how often they used a feature. Those that never did have no row to find: hence the complement. */
function compileUse(
  { condition, isNegated }: Clause,
  { name, isEver }: Extract<Subject, { kind: 'feature' }>,
  { scope, months, bindings }: { scope: string; months: readonly StoredMonth[]; bindings: Bindings },
): string {
  const feature = bindings.bind(name, 'String');
  const isUsed = `has(uses.name, ${feature})`;
  const count = `sum(arraySum((name, count) -> if(name = ${feature}, count, 0), uses.name, uses.count))`;
  const test = compileCondition(condition, { kind: 'feature', sql: count }, bindings);
  const selectsUnused = acceptsZero(condition) !== isNegated;
  const found = isAmong(`
  SELECT installation
  FROM ${sessionDays(scope, onceWhole(isUsed, months, bindings))}
  WHERE ${isUsed}${isEver ? '' : ' AND day BETWEEN {from: Date} AND {to: Date}'}
  GROUP BY installation
  HAVING ${selectsUnused === isNegated ? test : `NOT ${test}`}`);
  return selectsUnused ? `NOT ${found}` : found;
}

/** A set is worked out once, however often a report asks for it. */
const isAmong = (installations: string) =>
  `bitmapContains((SELECT groupBitmapState(installation) FROM (${installations})), installation)`;

function compileMarks(marks: readonly Mark[], values: ValuePlace): string {
  const tests = marks.map((mark) =>
    mark.kind === 'feature'
      ? `has(uses.name, ${values.bindings.bind(mark.name, 'String')})`
      : compileRowTest(mark.clause, mark.subject, values),
  );
  return `[${tests.map((test) => `toBool(${test})`).join(', ')}]::Array(Bool)`;
}

/** `join` gives rows the last values of their installations, where the question splits by such. */
function compileSplits(
  splits: readonly ValueSubject[],
  { lastRows, values }: LastPlace,
): { splits: Split[]; split: string; join: (rows: string) => string } {
  const expressions = splits.map((split) => ({ isLatest: split.isLatest, ...compileValue(split, values) }));
  const compiled = expressions.map(({ isLatest, kind, sql }, index): Split => {
    const value = isLatest ? `latest_value_${index}` : sql;
    const label = compileLabel({ kind, sql: value });
    if (kind === 'list') return { label, groupBy: label, labelOf: (key) => key };
    return { label, groupBy: value, labelOf: (key) => compileLabel({ kind, sql: key }) };
  });
  const latest = expressions.flatMap(({ isLatest, sql }, index) =>
    isLatest ? [{ column: `latest_value_${index}`, last: `argMax(${sql}, moment)` }] : [],
  );
  const split = labelsOf(compiled.map(({ label }) => label));
  if (latest.length === 0) return { splits: compiled, split, join: (rows) => rows };
  const join = (rows: string) => `(
  SELECT every.*, ${latest.map(({ column }) => `last.${column} AS ${column}`).join(', ')}
  FROM ${rows} AS every
  INNER JOIN (
    SELECT installation, ${latest.map(({ column, last }) => `${last} AS ${column}`).join(', ')}
    FROM ${lastRows}
    WHERE day >= {since: Date}
    GROUP BY installation
  ) AS last USING (installation)
)`;
  return { splits: compiled, split, join };
}

const cellsOfSets = ({ labelled }: Sets): string => /* sql */ `(
      SELECT
        ${startOfPeriod('day')} AS label_period,
        label,
        active,
        crashed_set,
        session_day_count,
        crashed_count,
        session_count,
        second_count
      FROM ${labelled}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )`;

const cellsByDayOfSets = ({ labelledByDay }: Sets): string => /* sql */ `(
      SELECT day AS label_period, label, active, session_count, second_count
      FROM ${labelledByDay()}
      WHERE day BETWEEN {since: Date} AND {to: Date}
    )`;
