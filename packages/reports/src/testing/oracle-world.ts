import type { Clause } from '../filters/clause.ts';
import { fulfils, type OracleValue, valueOf } from './oracle-filter.ts';
import { type SessionDayRecord, standing } from './record.ts';

/** A product's session days as the oracles see them: plain lists that are searched from end to end for every question. */
export interface World {
  /** Everything that stands, of every environment and kind. */
  all: readonly SessionDayRecord[];
  /** What there is for a report: the environment and kind that are asked for. */
  scoped: readonly SessionDayRecord[];
  /** The session days of the scope that fulfil every filter. */
  matching: ReadonlySet<SessionDayRecord>;
}

export interface WorldOptions {
  clauses: readonly Clause[];
  from: string;
  to: string;
}

export function createWorld(records: readonly SessionDayRecord[], { clauses, from, to }: WorldOptions): World {
  const all = standing(records);
  const scoped = all.filter((record) => isInScope(record, clauses));
  const others = clauses.filter((clause) => !isScope(clause));
  const matchesOne = (record: SessionDayRecord, clause: Clause): boolean => {
    const { subject } = clause;
    const own = scoped.filter(({ installation }) => installation === record.installation);
    if (subject.kind === 'feature') {
      const counted = subject.isEver ? own : own.filter(({ day }) => from <= day && day <= to);
      const uses = counted.flatMap((one) => one.uses).filter(([name]) => name === subject.name);
      const count = uses.reduce((sum, [, times]) => sum + times, 0);
      return holds(clause, count);
    }
    const looked = subject.isLatest ? inOrder(own).at(-1) : record;
    return looked !== undefined && holds(clause, valueOf(looked, subject, all));
  };
  const matching = scoped.filter((record) => others.every((clause) => matchesOne(record, clause)));
  return { all, scoped, matching: new Set(matching) };
}

/** Whether it is of the environment and kind that the filters ask for. */
export const isInScope = (record: SessionDayRecord, clauses: readonly Clause[]): boolean =>
  clauses
    .filter(isScope)
    .every((clause) => clause.subject.kind !== 'feature' && holds(clause, valueOf(record, clause.subject, [])));

const isScope = ({ subject }: Clause) =>
  subject.kind === 'dimension' && !subject.isLatest && ['environment', 'kind'].includes(subject.dimension.name);

const holds = (clause: Clause, value: OracleValue) => fulfils(value, clause) !== clause.isNegated;

/** Session days by day, then local hour, then session. */
export const inOrder = (records: readonly SessionDayRecord[]): SessionDayRecord[] =>
  records.toSorted((one, other) => {
    if (one.day !== other.day) return one.day < other.day ? -1 : 1;
    if (one.localHour !== other.localHour) return one.localHour - other.localHour;
    return one.session < other.session ? -1 : 1;
  });

/** The installations of the records, each once. */
export const installationsOf = (records: readonly SessionDayRecord[]): number[] => [
  ...new Set(records.map(({ installation }) => installation)),
];

/** How many sessions began on the session days. */
export const sessionsOf = (records: readonly SessionDayRecord[]): number =>
  records.reduce((sum, { continued, sessions }) => sum + (continued ? 0 : sessions), 0);

export const hoursOf = (records: readonly SessionDayRecord[]): number =>
  records.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;
