import type { Coverage, Parameters } from '@usance/warehouse';
import type { Clause } from '../filters/clause.ts';
import type { Subject, ValueSubject } from '../filters/subject.ts';
import { createBindings, type Bindings } from './bindings.ts';
import { acceptsZero } from './accepts-zero.ts';
import { compileCondition } from './compile-condition.ts';
import { compileEveryone, compileSets, type Everyone, hasSetsBy, hasUsualScope, type Sets } from './compile-sets.ts';
import { compileLabel, compileValue } from './compile-value.ts';
import type { Mark } from './mark.ts';
import { onFirstDay, onLastDay } from './edge-rows.ts';
import { startOfPeriod } from './start-of-period.ts';

/**
 * The parts of a report's SQL that depend on the question. They refer to `product`, `from`, `to` and `since` (the first day
 * on which an installation that the report may count has a row), which the report binds.
 */
export interface Pieces {
  /** What stands after FROM: the product's session days, each once, of the environment and kind that are asked for; `moment` orders an installation's. */
  source: string;
  /** Rows of the source, at least those on the first day that each installation that came since `since` has a row on. */
  firstRows: string;
  /** Rows of the source, at least those on the last day that each installation has a row on. */
  lastRows: string;
  /** A boolean for each row of a table with product_id, environment and kind: whether it is the product's and of those that are asked for. */
  scope: string;
  /** A boolean for each row of the source: whether the row fulfils every filter. */
  where: string;
  /** The texts under which a row is counted, as an array; an empty one if the report does not split. */
  split: string;
  /** Booleans for each row, as an array: whether the row has each of the report's marks. */
  marks: string;
  /**
   * What stands after FROM: for each label and period of the range, in one row or several, label_period, label, active, crashed_set,
   * session_day_count, crashed_count, session_count, second_count, of the rows that fulfil every filter. Sets are states of `groupBitmap`.
   */
  cells: string;
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

/**
 * Where a row stands among its installation's: by day, local hour and session, packed into one number because that takes
 * the engine a third of the time that a tuple takes.
 */
const moment = 'bitShiftLeft(toUInt128(toUInt32(day) * 32 + local_hour), 64) + session AS moment';

/** What is asked: with which filters, split by what. */
export interface CompileQuestion {
  clauses: readonly Clause[];
  splits: readonly ValueSubject[];
  marks?: readonly Mark[];
  /** Which roll-ups are valid, and the range for which they are asked; without it, only rows are read. */
  rollUps?: RollUps | undefined;
}

export interface RollUps {
  coverage: Coverage;
  params: { from: string; to: string; interval?: string };
}

/** Whether there are roll-ups of what the clauses ask for, or of what contains it. */
export const hasRollUps = (clauses: readonly Clause[]): boolean => hasUsualScope(scopeOf(clauses));

/** Turns filters and split into SQL in which every value is a bound parameter. */
export function compile({ clauses, splits, marks = [], rollUps }: CompileQuestion): Compiled {
  const bindings = createBindings();
  const scoping = scopeOf(clauses);
  const scope = compileScope(scoping, bindings);
  const rows = sourceIn(scope);
  const everyone = rollUps && compileEveryone(rollUps.coverage, rows, bindings);
  const lastRows = everyone ? onLastDay(rows, everyone) : rows;
  const latest = clauses.filter(({ subject }) => subject.kind !== 'feature' && subject.isLatest);
  const others = clauses.filter((clause) => !scoping.includes(clause) && !latest.includes(clause));
  const tests = [
    ...others.map((clause) =>
      clause.subject.kind === 'feature'
        ? compileUse(clause, clause.subject, { source: rows, bindings })
        : compileRowTest(clause, clause.subject, bindings),
    ),
    ...(latest.length > 0 ? [compileLatest(latest, { lastRows, bindings })] : []),
  ];
  const where = tests.length > 0 ? tests.join(' AND ') : 'true';
  const { splits: compiledSplits, source, split } = compileSplits(splits, { source: rows, lastRows, bindings });
  const sets =
    everyone && tests.length === 0 && hasSetsBy(splits)
      ? { ...everyone, ...compileSets(rollUps.coverage, { params: rollUps.params, splits, source, split }, bindings) }
      : undefined;
  const pieces = {
    source,
    firstRows: everyone ? onFirstDay(source, everyone) : source,
    lastRows: everyone ? onLastDay(source, everyone) : source,
    scope,
    where,
    split,
    marks: compileMarks(marks, bindings),
    cells: sets ? cellsOfSets(sets) : cellsOfRows({ source, where, splits: compiledSplits }),
    everyone,
    sets,
  };
  return { pieces, parameters: bindings.parameters };
}

/** Environment and kind decide what there is at all for a report; every other filter chooses from that. */
const scopeOf = (clauses: readonly Clause[]) => clauses.filter(({ subject }) => isScope(subject));

const isScope = (subject: Subject) =>
  subject.kind === 'dimension' &&
  !subject.isLatest &&
  (subject.dimension.name === 'environment' || subject.dimension.name === 'kind');

interface Place {
  source: string;
  bindings: Bindings;
}

/** Where the last rows of installations are found. */
type LastPlace = Pick<Place, 'bindings'> & { lastRows: string };

function compileScope(scoping: readonly Clause[], bindings: Bindings): string {
  const tests = scoping.flatMap((clause) =>
    clause.subject.kind === 'feature' ? [] : [compileRowTest(clause, clause.subject, bindings)],
  );
  return ['product_id = {product: UInt32}', ...tests].join(' AND ');
}

const sourceIn = (scope: string) => `(
  SELECT *, ${moment} FROM session_days FINAL
  WHERE ${scope}
  SETTINGS do_not_merge_across_partitions_select_final = 1
)`;

function compileRowTest({ condition, isNegated }: Clause, subject: ValueSubject, bindings: Bindings): string {
  const test = compileCondition(condition, compileValue(subject, bindings), bindings);
  return isNegated ? `NOT ${test}` : test;
}

/** Selects installations by their last known row. Whoever has a row since a day has the last one since then, too. */
function compileLatest(latest: readonly Clause[], { lastRows, bindings }: LastPlace): string {
  const tests = latest.flatMap((clause) =>
    clause.subject.kind === 'feature' ? [] : [compileRowTest(clause, clause.subject, bindings)],
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
  { source, bindings }: Place,
): string {
  const feature = bindings.bind(name, 'String');
  const count = `sum(arraySum((name, count) -> if(name = ${feature}, count, 0), uses.name, uses.count))`;
  const test = compileCondition(condition, { kind: 'feature', sql: count }, bindings);
  const selectsUnused = acceptsZero(condition) !== isNegated;
  const found = isAmong(`
  SELECT installation
  FROM ${source}
  WHERE has(uses.name, ${feature})${isEver ? '' : ' AND day BETWEEN {from: Date} AND {to: Date}'}
  GROUP BY installation
  HAVING ${selectsUnused === isNegated ? test : `NOT ${test}`}`);
  return selectsUnused ? `NOT ${found}` : found;
}

/** A set is worked out once, however often a report asks for it. */
const isAmong = (installations: string) =>
  `bitmapContains((SELECT groupBitmapState(installation) FROM (${installations})), installation)`;

function compileMarks(marks: readonly Mark[], bindings: Bindings): string {
  const tests = marks.map((mark) =>
    mark.kind === 'feature'
      ? `has(uses.name, ${bindings.bind(mark.name, 'String')})`
      : compileRowTest(mark.clause, mark.subject, bindings),
  );
  return `[${tests.map((test) => `toBool(${test})`).join(', ')}]::Array(Bool)`;
}

/** What a report splits by. */
interface Split {
  /** SQL for a row's text that stands for the value. */
  label: string;
  /** What rows are grouped by first, and the label of a group with this `key`. Texts of millions of rows would take several times as long. */
  groupBy: string;
  labelOf(key: string): string;
}

function compileSplits(
  splits: readonly ValueSubject[],
  { source, lastRows, bindings }: Place & LastPlace,
): Pick<Pieces, 'source' | 'split'> & { splits: Split[] } {
  const values = splits.map((split) => ({ isLatest: split.isLatest, ...compileValue(split, bindings) }));
  const compiled = values.map(({ isLatest, kind, sql }, index): Split => {
    const value = isLatest ? `latest_value_${index}` : sql;
    const label = compileLabel({ kind, sql: value });
    if (kind === 'list') return { label, groupBy: label, labelOf: (key) => key };
    return { label, groupBy: value, labelOf: (key) => compileLabel({ kind, sql: key }) };
  });
  const latest = values.flatMap(({ isLatest, sql }, index) =>
    isLatest ? [{ column: `latest_value_${index}`, last: `argMax(${sql}, moment)` }] : [],
  );
  const split = labelsOf(compiled.map(({ label }) => label));
  if (latest.length === 0) return { source, split, splits: compiled };
  const joined = `(
  SELECT every.*, ${latest.map(({ column }) => `last.${column} AS ${column}`).join(', ')}
  FROM ${source} AS every
  INNER JOIN (
    SELECT installation, ${latest.map(({ column, last }) => `${last} AS ${column}`).join(', ')}
    FROM ${lastRows}
    WHERE day >= {since: Date}
    GROUP BY installation
  ) AS last USING (installation)
)`;
  return { source: joined, split, splits: compiled };
}

const labelsOf = (labels: readonly string[]) => (labels.length === 0 ? 'emptyArrayString()' : `[${labels.join(', ')}]`);

function cellsOfRows({
  source,
  where,
  splits,
}: Pick<Pieces, 'source' | 'where'> & { splits: readonly Split[] }): string {
  const keys = splits.map((_, index) => `key_${index}`);
  return /* sql */ `(
      SELECT
        label_period,
        ${labelsOf(splits.map(({ labelOf }, index) => labelOf(`key_${index}`)))} AS label,
        active,
        crashed_set,
        session_day_count,
        crashed_count,
        session_count,
        second_count
      FROM (
        SELECT
          ${['label_period', ...keys].join(', ')},
          groupBitmapState(installation) AS active,
          groupBitmapStateIf(installation, crashed) AS crashed_set,
          count() AS session_day_count,
          countIf(crashed) AS crashed_count,
          sumIf(sessions, NOT continued) AS session_count,
          sum(seconds) AS second_count
        FROM (
          SELECT
            ${startOfPeriod('day')} AS label_period,
            ${splits.map(({ groupBy }, index) => `${groupBy} AS key_${index},`).join(' ')}
            installation, sessions, continued, seconds, crashed
          FROM ${source}
          WHERE day BETWEEN {from: Date} AND {to: Date}
            AND ${where}
        )
        GROUP BY ${['label_period', ...keys].join(', ')}
      )
    )`;
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
